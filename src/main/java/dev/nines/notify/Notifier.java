package dev.nines.notify;

import dev.nines.alert.Receiver;
import dev.nines.alert.Receiver.Alertmanager;
import dev.nines.alert.Severity;
import dev.nines.incident.Incident;
import dev.nines.incident.IncidentListener;
import dev.nines.incident.Incidents;
import dev.nines.incident.Stage.Acknowledged;
import dev.nines.incident.Stage.Resolved;
import dev.nines.store.Documents;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Tells receivers of incidents. Safe between threads; sending takes place on threads of the given
 * executor, one notice of a receiver at a time, so that its conversations stay in order.
 */
public final class Notifier implements IncidentListener {

  private static final Logger LOG = System.getLogger(Notifier.class.getName());

  /** A receiver that cannot be told for so long is not told any more of what is over. */
  private static final Duration GIVEN_UP = Duration.ofDays(1);

  private final Masthead masthead;
  private final Sender sender;
  private final Keeping keeping;
  private final InstantSource clock;
  private final Executor threads;
  private final NoticeListener listener;
  private final Conversations conversations = new Conversations();
  private final Outbox outbox;
  private final Map<String, String> origins = new HashMap<>();
  private Directory directory = Directory.EMPTY;

  /**
   * @param threads where a notice is sent; may block
   */
  public Notifier(
      Masthead masthead,
      Sender sender,
      Keeping keeping,
      InstantSource clock,
      Executor threads,
      NoticeListener listener) {
    this.masthead = masthead;
    this.sender = sender;
    this.keeping = keeping;
    this.clock = clock;
    this.threads = threads;
    this.listener = listener;
    this.outbox = new Outbox(keeping::keep);
  }

  /** Takes up what was spoken of and owed when the prober ended. */
  public synchronized void restore(Documents documents) {
    var known = keeping.conversations(documents);
    conversations.restore(known);
    outbox.restore(keeping.deliveries(documents), id -> conversations.find(id).isPresent());
  }

  /** Tells by this directory from now on. */
  public void replace(Directory directory) {
    synchronized (this) {
      this.directory = directory;
      outbox.keepOnly(directory.declared());
    }
    sender.declared(directory);
  }

  @Override
  public synchronized void changed(Incident incident) {
    keeping.keep(incident);
    conversations
        .changed(incident)
        .ifPresent(conversation -> {
          keeping.keep(conversation, false);
          alertmanagers(conversation);
        });
  }

  /** They group, route and repeat by themselves, so they are told of every change at once. */
  private void alertmanagers(Conversation conversation) {
    var now = clock.instant();
    if (directory.quiet() || (conversation.stands() && silent(conversation, now))) {
      return;
    }
    var names =
        directory.receivers().stream()
            .filter(receiver -> receiver.channel() instanceof Alertmanager)
            .map(Receiver::name)
            .toList();
    outbox.put(
        conversation,
        conversation.stands() ? Notice.Kind.UPDATED : Notice.Kind.RESOLVED,
        names,
        now);
  }

  private boolean silent(Conversation conversation, Instant now) {
    return conversation.standing().allMatch(each -> directory.silent(each, now));
  }

  /** Whether an Alertmanager is to be told again; it takes what it is not told of to be over. */
  private boolean repeated(Receiver receiver, Conversation conversation, Instant now) {
    return conversation.stands()
        && (!silent(conversation, now)
            || (!directory.quiet()
                && outbox.told(receiver, conversation)
                && conversation.standing().anyMatch(each -> !directory.unheard(each, now))));
  }

  /** A conversation of which a receiver may be told now. */
  private Optional<Conversation> audible(Receiver receiver, String id, Instant now) {
    return conversations
        .find(id)
        .filter(each ->
            receiver.channel() instanceof Alertmanager
                || !each.stands()
                || !silent(each, now)
                || (each.told() != null && each.told().over()));
  }

  /** The incidents of a conversation that are no secret to a receiver. */
  private List<Incident> shown(Receiver receiver, Conversation conversation, Instant now) {
    var shown =
        conversation.ordered().stream()
            .filter(each ->
                !each.stage().stands()
                    || !(receiver.channel() instanceof Alertmanager
                        ? directory.unheard(each, now)
                        : directory.silent(each, now)))
            .toList();
    return shown.isEmpty() ? conversation.ordered() : shown;
  }

  /** Tells what is due; to be called about once a second. */
  public void beat() {
    synchronized (this) {
      var now = clock.instant();
      for (var telling : conversations.tell(directory.etiquette(now), now)) {
        var origin = origins.remove(telling.after().id());
        var people =
            telling.to().stream()
                .filter(name -> {
                  var receiver = directory.receiver(name);
                  return receiver != null
                      && !(receiver.channel() instanceof Alertmanager)
                      && !(telling.kind() == Notice.Kind.ACKNOWLEDGED && name.equals(origin));
                })
                .toList();
        // What is owed is kept before what was told: better twice than never.
        outbox.put(telling.after(), telling.kind(), people, now);
        keeping.keep(telling.after(), false);
        listener.told(telling.kind(), telling.after().incidents(), now);
      }
      forget();
      for (var receiver : directory.receivers()) {
        if (receiver.channel() instanceof Alertmanager) {
          conversations.all().stream()
              .filter(each -> repeated(receiver, each, now))
              .forEach(each -> outbox.repeat(receiver, each, now));
        }
      }
    }
    send();
  }

  /** Ends conversations in which all was said. */
  private void forget() {
    var oldest = clock.instant().minus(GIVEN_UP);
    for (var each : conversations.all()) {
      if (!each.stands() && !outbox.owes(each.id(), oldest) && !reopens(each)) {
        conversations.end(each.id());
        outbox.end(each.id());
        origins.remove(each.id());
        keeping.keep(each, true);
      }
    }
  }

  /** Trouble that comes back within its cool-down is spoken of where it was before. */
  private boolean reopens(Conversation conversation) {
    var oldest = clock.instant().minus(Incidents.COOL_DOWN);
    return conversation.incidents().stream()
        .anyMatch(
            incident -> incident.stage() instanceof Resolved(var at, _) && at.isAfter(oldest));
  }

  /** Hands what is owed to the threads that send it. */
  private void send() {
    for (var receiver : receivers()) {
      next(receiver).ifPresent(parcel -> threads.execute(() -> send(receiver, parcel)));
    }
  }

  synchronized List<Receiver> receivers() {
    return directory.receivers();
  }

  /**
   * A notice on its way, and what it settles.
   *
   * @param versions of the conversations, by delivery
   */
  private record Parcel(Notice notice, Map<Delivery, Long> versions) {}

  private synchronized Optional<Parcel> next(Receiver receiver) {
    var now = clock.instant();
    var parcel =
        outbox
            .next(receiver, id -> audible(receiver, id, now), now)
            .flatMap(delivery ->
                conversations
                    .find(delivery.conversation())
                    .map(each ->
                        new Parcel(
                            notice(delivery.kind(), each, receiver, now),
                            Map.of(delivery, each.version()))))
            .or(() -> digest(receiver, now));
    parcel.ifPresent(_ -> outbox.begin(receiver.name()));
    return parcel;
  }

  private Optional<Parcel> digest(Receiver receiver, Instant now) {
    var versions = new LinkedHashMap<Delivery, Long>();
    var incidents = new ArrayList<Incident>();
    for (var delivery : outbox.digest(receiver, now)) {
      audible(receiver, delivery.conversation(), now)
          .ifPresent(each -> {
            versions.put(delivery, each.version());
            incidents.addAll(shown(receiver, each, now));
          });
    }
    return incidents.isEmpty()
        ? Optional.empty()
        : Optional.of(new Parcel(digest(receiver, incidents, versions.size(), now), versions));
  }

  private Notice digest(Receiver receiver, List<Incident> incidents, int count, Instant now) {
    return new Notice(
        "digest-" + receiver.name(),
        now.getEpochSecond(),
        Notice.Kind.DIGEST,
        count + " troubles",
        incidents.stream().map(Incident::severity).reduce(Severity.ADVISORY, Severity::or),
        masthead.environment(),
        masthead.region(),
        incidents,
        now,
        masthead.link().apply(incidents.getFirst()),
        null);
  }

  private Notice notice(
      Notice.Kind kind, Conversation conversation, Receiver receiver, Instant now) {
    var incidents = shown(receiver, conversation, now);
    boolean open =
        incidents.stream()
            .anyMatch(each -> each.stage().stands() && !(each.stage() instanceof Acknowledged));
    return notice(
        kind,
        conversation,
        incidents,
        now,
        open ? masthead.acknowledge().of(conversation.id(), receiver.name()) : null);
  }

  private Notice notice(
      Notice.Kind kind,
      Conversation conversation,
      List<Incident> incidents,
      Instant now,
      @Nullable URI acknowledge) {
    var standing = incidents.stream().filter(each -> each.stage().stands()).toList();
    return new Notice(
        conversation.id(),
        conversation.version(),
        standing.isEmpty() ? Notice.Kind.RESOLVED : kind,
        conversation.about(),
        (standing.isEmpty() ? incidents : standing)
            .stream().map(Incident::severity).reduce(Severity.ADVISORY, Severity::or),
        masthead.environment(),
        masthead.region(),
        incidents,
        now,
        masthead.link().apply(incidents.getFirst()),
        acknowledge);
  }

  private void send(Receiver receiver, Parcel parcel) {
    try {
      sender.send(receiver, parcel.notice());
      sent(receiver, parcel);
    } catch (NotSentException e) {
      failed(receiver, parcel, e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a notice for " + receiver.name() + " could not be made", e);
      failed(
          receiver,
          parcel,
          NotSentException.later("it could not be made: " + e.getClass().getSimpleName(), null, e));
    }
    // The next one need not wait for the next beat.
    next(receiver).ifPresent(more -> threads.execute(() -> send(receiver, more)));
  }

  private synchronized void sent(Receiver receiver, Parcel parcel) {
    var now = clock.instant();
    parcel.versions().forEach((delivery, version) -> outbox.sent(receiver, delivery, version, now));
    listener.sent(receiver.name(), parcel.notice(), now);
  }

  private synchronized void failed(Receiver receiver, Parcel parcel, NotSentException why) {
    var jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
    for (var delivery : parcel.versions().keySet()) {
      outbox.failed(delivery, why, jitter, clock.instant());
    }
    LOG.log(
        Level.WARNING,
        "{0} was not told of {1}: {2}",
        receiver.name(),
        parcel.notice().about(),
        why.getMessage());
    listener.failed(receiver.name());
  }

  /** The next acknowledgement of a conversation comes from a receiver, who need not be told. */
  synchronized void expect(String conversation, String receiver) {
    if (conversations.find(conversation).filter(Conversation::open).isPresent()) {
      origins.put(conversation, receiver);
    }
  }

  /** What is to be said of a conversation now; empty where it is unknown, or over for long. */
  synchronized Optional<Notice> notice(String conversation) {
    return conversations.find(conversation).map(this::notice);
  }

  /** The same of one that was kept. */
  Notice notice(Conversation conversation) {
    return notice(
        conversation.open() ? Notice.Kind.OPENED : Notice.Kind.ACKNOWLEDGED,
        conversation,
        conversation.ordered(),
        clock.instant(),
        null);
  }
}

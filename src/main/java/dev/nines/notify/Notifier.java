package dev.nines.notify;

import dev.nines.alert.Receiver;
import dev.nines.alert.Receiver.Alertmanager;
import dev.nines.incident.Incident;
import dev.nines.incident.IncidentListener;
import dev.nines.store.Documents;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tells receivers of incidents. Safe between threads; sending takes place on threads of the given
 * executor, one notice of a receiver at a time, so that its conversations stay in order.
 */
public final class Notifier implements IncidentListener {

  private static final Logger LOG = System.getLogger(Notifier.class.getName());

  /** A receiver that cannot be told for so long is not told any more of what is over. */
  private static final Duration GIVEN_UP = Duration.ofDays(1);

  private final Composer composer;
  private final Sender sender;
  private final Keeping keeping;
  private final InstantSource clock;
  private final Courier courier;
  private final NoticeListener listener;
  private final Conversations conversations = new Conversations();
  private final Outbox outbox;
  private final Packer packer;
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
    this.composer = new Composer(masthead);
    this.sender = sender;
    this.keeping = keeping;
    this.clock = clock;
    this.courier = new Courier(sender, threads, new Desk());
    this.listener = listener;
    this.outbox = new Outbox(keeping::keep);
    this.packer = new Packer(conversations, outbox, composer);
  }

  /** Takes up what was spoken of and owed when the prober ended. */
  public synchronized void restore(Documents documents) {
    var known = keeping.conversations(documents);
    conversations.restore(known);
    outbox.restore(keeping.deliveries(documents), id -> conversations.find(id).isPresent());
  }

  /** Forgets all of it: another tells from here on. What is on its way arrives. */
  public synchronized void resign() {
    conversations.clear();
    outbox.clear();
    origins.clear();
  }

  /** Waits until nothing is on its way any more, {@code limit} at most. */
  public synchronized void awaitQuiet(Duration limit) throws InterruptedException {
    var end = clock.instant().plus(limit);
    while (!outbox.quiet() && clock.instant().isBefore(end)) {
      wait(limit.toMillis());
    }
  }

  /**
   * Tells by this directory from now on. What is owed to a receiver that it does not have waits:
   * its file may be on its way.
   */
  public void replace(Directory directory) {
    synchronized (this) {
      this.directory = directory;
    }
    sender.declared(directory);
  }

  @Override
  public synchronized void changed(Incident incident) {
    keeping.keep(incident);
    conversations
        .changed(incident, clock.instant())
        .ifPresent(conversation -> {
          keeping.keep(conversation, false);
          alertmanagers(conversation);
        });
  }

  /** They group, route and repeat by themselves, so they are told of every change at once. */
  private void alertmanagers(Conversation conversation) {
    var now = clock.instant();
    if (directory.quiet() || (conversation.stands() && audience(now).silent(conversation))) {
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

  /** Tells what is due; to be called about once a second. */
  public void beat() {
    synchronized (this) {
      var now = clock.instant();
      for (var telling : conversations.tell(directory.etiquette(now), now)) {
        var people = people(telling);
        // What is owed is kept before what was told: better twice than never.
        outbox.put(telling.after(), telling.kind(), people, now);
        keeping.keep(telling.after(), false);
        listener.told(telling.kind(), telling.after().incidents(), now);
        if (telling.kind() == Notice.Kind.RESOLVED) {
          people.stream()
              .filter(name -> !directory.declared().contains(name))
              .forEach(name -> lost(name, telling.after()));
        }
      }
      forget();
      for (var receiver : directory.receivers()) {
        if (receiver.channel() instanceof Alertmanager) {
          conversations.all().stream()
              .filter(each -> audience(now).repeated(each, outbox.told(receiver, each)))
              .forEach(each -> outbox.repeat(receiver, each, now));
        }
      }
    }
    // Without the lock, as whoever sends may want it.
    receivers().forEach(courier::serve);
  }

  private List<String> people(Telling telling) {
    var origin = origins.remove(telling.after().id());
    return telling.to().stream()
        .filter(name -> {
          var receiver = directory.receiver(name);
          return (receiver == null || !(receiver.channel() instanceof Alertmanager))
              && !(telling.kind() == Notice.Kind.ACKNOWLEDGED && name.equals(origin));
        })
        .toList();
  }

  /** Whoever was told of the beginning believes it to stand until they are told of its end. */
  private void lost(String receiver, Conversation conversation) {
    LOG.log(
        Level.WARNING,
        "{0} was told of {1}, and is not told that it is over, as no file that loads declares this"
            + " receiver; it is told if one does so within {2} hours",
        receiver,
        conversation.about(),
        GIVEN_UP.toHours());
    listener.failed(receiver);
  }

  private Audience audience(Instant now) {
    return new Audience(directory, now);
  }

  /** Ends conversations in which all was said. */
  private void forget() {
    var now = clock.instant();
    var oldest = now.minus(GIVEN_UP);
    for (var each : conversations.all()) {
      if (!each.stands() && !outbox.owes(each.id(), oldest) && !each.reopens(now)) {
        conversations.end(each.id());
        outbox.end(each.id());
        origins.remove(each.id());
        keeping.keep(each, true);
      }
    }
  }

  synchronized List<Receiver> receivers() {
    return directory.receivers();
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
    return composer.notice(conversation, clock.instant());
  }

  private synchronized Optional<Parcel> next(Receiver receiver) {
    return packer.next(receiver, audience(clock.instant()));
  }

  private synchronized void sent(Receiver receiver, Parcel parcel) {
    var now = clock.instant();
    parcel.versions().forEach((delivery, version) -> outbox.sent(receiver, delivery, version, now));
    notifyAll();
    listener.sent(receiver.name(), parcel.notice(), now);
  }

  private synchronized void failed(Receiver receiver, Parcel parcel, NotSentException why) {
    var jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
    for (var delivery : parcel.versions().keySet()) {
      outbox.failed(delivery, why, jitter, clock.instant());
    }
    notifyAll();
    listener.failed(receiver.name());
  }

  /** What leaves through the courier. */
  private final class Desk implements Courier.Counter {
    @Override
    public Optional<Parcel> next(Receiver receiver) {
      return Notifier.this.next(receiver);
    }

    @Override
    public void sent(Receiver receiver, Parcel parcel) {
      Notifier.this.sent(receiver, parcel);
    }

    @Override
    public void failed(Receiver receiver, Parcel parcel, NotSentException why) {
      Notifier.this.failed(receiver, parcel, why);
    }
  }
}

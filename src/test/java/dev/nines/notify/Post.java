package dev.nines.notify;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.Receiver;
import dev.nines.alert.Silence;
import dev.nines.alert.Silences;
import dev.nines.incident.Incident;
import dev.nines.incident.Incidents;
import dev.nines.incident.Recovery;
import dev.nines.incident.Watched;
import dev.nines.incident.Watching;
import dev.nines.journey.Journey;
import dev.nines.journey.JourneyFixture;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.store.SumOverRuns;
import dev.nines.time.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A prober's post under a clock that the test turns: journeys that fail, receivers that listen. */
final class Post {

  static final Duration INTERVAL = Duration.ofSeconds(30);

  final ManualTime time;
  final SumOverRuns history;
  final List<Letter> letters = new ArrayList<>();

  /** Who did not take a notice, each time. */
  final List<String> failed = new ArrayList<>();

  /** The runs that left something to look at. */
  final Set<String> left = new java.util.HashSet<>();

  final Set<String> away = new java.util.HashSet<>();

  /** Those who refuse what they are sent for good. */
  final Set<String> refusing = new java.util.HashSet<>();

  /** Those whose secrets are missing. */
  final Set<String> untellable = new java.util.HashSet<>();

  final Notifier notifier;
  private final Recovery recovery = new Recovery();
  final Incidents incidents;
  private final Map<String, Journey> journeys = new LinkedHashMap<>();
  private final List<Receiver> receivers = new ArrayList<>();
  private final List<Silence> silences = new ArrayList<>();
  private final Map<String, AlertPolicy> policies = new LinkedHashMap<>();
  private AlertPolicy policy = AlertPolicy.PRESET;
  private List<Incident> known;
  private boolean quiet;
  private int ids;

  /** What a receiver took. */
  record Letter(String receiver, Notice notice) {
    /** Such as {@code slack opened service chat}. */
    @Override
    public String toString() {
      return receiver
          + " "
          + notice.kind().name().toLowerCase(java.util.Locale.ROOT)
          + " "
          + notice.about();
    }
  }

  Post() {
    this(new ManualTime(), new SumOverRuns());
  }

  /** As a prober that is started again. */
  Post(ManualTime time, SumOverRuns history) {
    this.time = time;
    this.history = history;
    var keeping = new Keeping(history, "eu-west");
    notifier =
        new Notifier(
            new Masthead(
                "production",
                "eu-west",
                _ -> null,
                run -> left.contains(run) ? URI.create("https://nines.example/" + run) : null,
                (_, _) -> null),
            this::take,
            keeping,
            time,
            Runnable::run,
            new Counted());
    incidents = new Incidents("eu-west", time, this::id, notifier, _ -> {});
    notifier.restore(history.documents());
    known = keeping.incidents(history.documents(), time.instant());
  }

  private final class Counted implements NoticeListener {
    @Override
    public void told(Notice.Kind kind, List<Incident> incidents, Instant at) {}

    @Override
    public void sent(String receiver, Notice notice, Instant at) {
      incidents.told(notice.incidents(), at).forEach(new Keeping(history, "eu-west")::keep);
    }

    @Override
    public void failed(String receiver) {
      failed.add(receiver);
    }
  }

  private String id() {
    return "incident-" + System.identityHashCode(this) + "-" + ++ids;
  }

  private void take(Receiver receiver, Notice notice) throws NotSentException {
    if (refusing.contains(receiver.name())) {
      throw NotSentException.lasting("HTTP 400");
    }
    if (away.contains(receiver.name())) {
      throw NotSentException.later("nobody is at home", null, null);
    }
    letters.add(new Letter(receiver.name(), notice));
  }

  Post receivers(String... names) {
    for (var name : names) {
      receivers.add(
          new Receiver(
              name, new Receiver.Slack(URI.create("http://127.0.0.1/" + name)), Receiver.HOURLY));
    }
    return replace();
  }

  Post receiver(Receiver receiver) {
    receivers.add(receiver);
    return replace();
  }

  Post policy(AlertPolicy policy) {
    this.policy = policy.over(AlertPolicy.PRESET);
    return replace();
  }

  /** One of a journey's own. */
  Post policy(String journey, AlertPolicy policy) {
    policies.put(journey, policy.over(AlertPolicy.PRESET));
    return replace();
  }

  private AlertPolicy policyOf(String journey) {
    return policies.getOrDefault(journey, policy);
  }

  Post silence(Silence silence) {
    silences.add(silence);
    return replace();
  }

  Post quiet() {
    quiet = true;
    return replace();
  }

  Post journey(String name, String service) {
    journeys.put(
        name,
        new JourneyFixture()
            .step(JourneyFixture.step("send", JourneyFixture.get("/"), Duration.ofSeconds(1)))
            .service(service)
            .journey(name));
    return replace();
  }

  Post remove(String name) {
    journeys.remove(name);
    return replace();
  }

  Post replace() {
    var policies = new LinkedHashMap<String, AlertPolicy>();
    journeys.keySet().forEach(name -> policies.put(name, policyOf(name)));
    notifier.replace(
        new Directory(
            receivers.stream().filter(each -> !untellable.contains(each.name())).toList(),
            receivers.stream().map(Receiver::name).collect(Collectors.toSet()),
            new Policies(policies, Map.of(), AlertPolicy.PRESET),
            new Silences(List.of(), silences, Map.of()),
            quiet,
            recovery::of));
    incidents.replace(
        Watching.journeys(
            journeys.values().stream()
                .map(each -> new Watched(each, List.of(), policyOf(each.name())))
                .toList()),
        known);
    known = List.of();
    return this;
  }

  /** Every journey is run once in an interval; these fail, with a dependency or none. */
  Post round(@Nullable String dependency, String... failing) {
    pass(INTERVAL);
    var bad = Set.of(failing);
    for (var journey : journeys.values()) {
      var outcome =
          bad.contains(journey.name())
              ? new Outcome.Failed(Reason.TIMEOUT, "send", dependency, "no answer within 1s")
              : new Outcome.Passed();
      var run =
          new Run(
              "run-" + ++ids,
              journey.name(),
              journey.service(),
              "eu-west",
              Trigger.SCHEDULE,
              time.instant(),
              time.instant(),
              Duration.ofSeconds(1),
              outcome,
              List.of(),
              Map.of());
      recovery.ended(run);
      incidents.ended(run);
    }
    return this;
  }

  Post rounds(int times, String... failing) {
    for (int i = 0; i < times; i++) {
      round(null, failing);
    }
    return this;
  }

  /** Lets time pass as a prober does: second by second. */
  Post pass(Duration length) {
    for (long second = 0; second < length.toSeconds(); second++) {
      time.advance(Duration.ofSeconds(1));
      incidents.beat();
      notifier.beat();
    }
    return this;
  }

  List<String> told() {
    return letters.stream().map(Letter::toString).toList();
  }

  Incident standing(String journey) {
    return incidents.current().stream()
        .filter(each -> each.stage().stands() && each.subject().name().equals(journey))
        .findFirst()
        .orElseThrow();
  }
}

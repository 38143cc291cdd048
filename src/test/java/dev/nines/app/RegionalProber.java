package dev.nines.app;

import dev.nines.app.ServiceSurvey.Bookkeeping;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.incident.Incident;
import dev.nines.metrics.IncidentMetrics;
import dev.nines.notify.Keeping;
import dev.nines.notify.Masthead;
import dev.nines.notify.Notice;
import dev.nines.notify.NoticeListener;
import dev.nines.notify.Notifier;
import dev.nines.notify.SilenceBook;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.schedule.Launcher;
import dev.nines.share.Lease;
import dev.nines.share.Shard;
import dev.nines.source.Edition;
import dev.nines.source.JourneyFolder;
import dev.nines.store.Entry;
import dev.nines.store.History;
import dev.nines.store.Progress;
import dev.nines.store.Recorder;
import dev.nines.target.TargetRules;
import dev.nines.time.ManualTime;
import dev.nines.yaml.JourneyLoader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** What judges and tells in the prober of a region; its runs are made up by a test. */
final class RegionalProber {

  static final String JOURNEY = "support-chat";

  final String region;
  final List<Notice> told = new ArrayList<>();

  /** Such as {@code on-call opened}. */
  final List<String> addressed = new ArrayList<>();

  private final ManualTime time;
  private final Recorder recorder;
  private final Alerting alerting;
  private final JourneyFolder folder;
  private final boolean broken;

  RegionalProber(String region, ManualTime time, Recorder recorder, History history, Path files) {
    this(region, time, recorder, history, files, false);
  }

  /**
   * @param broken whether some of the files may be
   */
  RegionalProber(
      String region,
      ManualTime time,
      Recorder recorder,
      History history,
      Path files,
      boolean broken) {
    this(new Allotment(region, Shard.WHOLE, true, null), time, recorder, history, files, broken);
  }

  /** One that is a replica. */
  RegionalProber(
      String region,
      ManualTime time,
      Recorder recorder,
      History history,
      Path files,
      Replicas replicas) {
    this(
        region,
        time,
        recorder,
        history,
        files,
        replicas,
        new Later(),
        () -> new Progress(0, 0, 0, 0, null, null));
  }

  /** One that is a replica, and whose history is as a test says. */
  RegionalProber(
      String region,
      ManualTime time,
      Recorder recorder,
      History history,
      Path files,
      Replicas replicas,
      Supplier<Progress> progress) {
    this(region, time, recorder, history, files, replicas, new Later(), progress);
  }

  private RegionalProber(
      String region,
      ManualTime time,
      Recorder recorder,
      History history,
      Path files,
      Replicas replicas,
      Later later,
      Supplier<Progress> progress) {
    this(later.allotment(region, time, replicas), time, recorder, history, files, false);
    later.feed = new Feed(replicas.feed(), region, run -> alerting.played(new RunEnded(run)), time);
    later.replication =
        new Replication(
            Objects.requireNonNull(allotment.lease()),
            later.feed,
            alerting,
            () -> {},
            recorder,
            region,
            time.clocks(),
            new DeadMansSwitch(progress, time));
    replication = later.replication;
  }

  /** What a lease is told of, which comes after it. */
  private static final class Later {
    private Feed feed;
    private Replication replication;

    private Allotment allotment(String region, ManualTime time, Replicas replicas) {
      return new Allotment(
          region,
          Shard.WHOLE,
          true,
          new Lease(
              replicas.self().name(),
              replicas.self(),
              replicas.rosters(),
              time.clocks(),
              () -> feed.place(),
              () -> replication.turned()));
    }
  }

  private final Allotment allotment;
  private Replication replication;

  RegionalProber(
      Allotment allotment,
      ManualTime time,
      Recorder recorder,
      History history,
      Path files,
      boolean broken) {
    var region = allotment.region();
    this.allotment = allotment;
    this.broken = broken;
    this.region = region;
    this.time = time;
    this.recorder = recorder;
    var keeping = new Keeping(recorder, region, allotment::judges);
    var runner = new Wiring(Map.of()).runner(new NothingSet(), () -> true, TargetRules.USUAL, null);
    alerting =
        new Alerting(
            new Notifier(
                new Masthead("production", region, _ -> null, _ -> null, (_, _) -> null),
                (receiver, notice) -> {
                  told.add(notice);
                  addressed.add(
                      receiver.name() + " " + notice.kind().name().toLowerCase(Locale.ROOT));
                },
                keeping,
                time,
                Runnable::run,
                NoticeListener.NONE),
            keeping,
            allotment,
            new Neighbourhood(keeping, allotment.shard(), history, time.clocks(), Runnable::run),
            new Receivers(new NothingSet()),
            new SilenceBook(recorder, region, time),
            "production",
            new Launcher(runner, _ -> {}, region, 1, 0),
            new Bookkeeping(history, () -> true, Runnable::run),
            time,
            RegionalProber::id,
            new IncidentMetrics(new SimpleMeterRegistry(), region));
    folder = new JourneyFolder(List.of(files), new JourneyLoader(new ExpressionCompiler()));
    look();
  }

  private record NothingSet() implements dev.nines.runner.Environment {
    @Override
    public Map<String, String> variables() {
      return Map.of();
    }

    @Override
    public @org.jspecify.annotations.Nullable String secret(String name) {
      return null;
    }
  }

  private static String id() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Takes up files that changed. */
  void look() {
    folder.look().ifPresent(this::replace);
  }

  private void replace(Edition edition) {
    if (!broken && !edition.broken().isEmpty()) {
      throw new AssertionError(edition.broken());
    }
    var here = edition.journeys().stream().filter(each -> each.runsIn(region)).toList();
    var declared =
        Declared.of(region, edition.revision(), time.instant(), here, edition.services());
    var _ = recorder.record(new Entry.OfDeclaration(id(), declared));
    alerting.replace(edition);
  }

  /** Has its turn among replicas. */
  void turn() {
    allotment.lease().turn();
  }

  /** Whether it judges and tells. */
  boolean leads() {
    return allotment.leads();
  }

  /** Why nothing is judged, or null. */
  String trouble() {
    return replication.trouble();
  }

  /** Hands its work over. */
  void leave() throws InterruptedException {
    replication.leave();
  }

  void beat() {
    if (replication != null) {
      replication.judge();
    }
    alerting.beat();
  }

  RegionalProber good() {
    return run(new Outcome.Passed());
  }

  RegionalProber bad() {
    return run(failed());
  }

  RegionalProber run(Outcome outcome) {
    return run(JOURNEY, "chat", outcome);
  }

  /** A run ends: it is judged, and gets into the account. */
  RegionalProber run(String journey, String service, Outcome outcome) {
    var run =
        new Run(
            id(),
            journey,
            service,
            region,
            Trigger.SCHEDULE,
            time.instant(),
            time.instant(),
            Duration.ofMillis(100),
            outcome,
            List.of(),
            Map.of());
    var _ = recorder.record(new Entry.OfRun(run, Set.of()));
    if (replication == null) {
      alerting.played(new RunEnded(run));
    }
    return this;
  }

  static Outcome failed() {
    return new Outcome.Failed(Reason.TIMEOUT, "send", null, "step \"send\": no answer within 1s");
  }

  List<Incident> incidents() {
    return alerting.incidents().current().stream().filter(each -> each.stage().stands()).toList();
  }

  void acknowledge(Incident incident) {
    alerting.incidents().acknowledge(incident.id(), "ann");
  }

  /** Such as {@code opened critical eu-1, us-1}. */
  List<String> letters() {
    return told.stream()
        .map(notice ->
            "%s %s %s"
                .formatted(
                    notice.kind().name().toLowerCase(Locale.ROOT),
                    notice.severity().word(),
                    String.join(", ", notice.incidents().getFirst().regions())))
        .toList();
  }
}

package dev.nines.app;

import dev.nines.access.Access;
import dev.nines.api.Gate;
import dev.nines.api.OnDuty;
import dev.nines.app.watchdog.ProgressHealth;
import dev.nines.app.watchdog.Watchdog;
import dev.nines.cli.HistoryPlace;
import dev.nines.cli.ServeOptions;
import dev.nines.cli.Version;
import dev.nines.metrics.BrowserMetrics;
import dev.nines.metrics.GitMetrics;
import dev.nines.metrics.GitMetrics.Fetches;
import dev.nines.metrics.HistoryMetrics;
import dev.nines.metrics.LoopMetrics;
import dev.nines.metrics.ShareMetrics;
import dev.nines.metrics.ShareMetrics.Standing;
import dev.nines.metrics.TracingMetrics;
import dev.nines.metrics.TracingMetrics.Spans;
import dev.nines.notify.receiver.Heartbeat;
import dev.nines.notify.receiver.ReceiverSender;
import dev.nines.share.Sharing;
import dev.nines.source.JourneyFolder;
import dev.nines.store.sql.HistoryWriter;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import dev.nines.time.Ticker;
import dev.nines.tracing.RunTraces;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** The prober inside Quarkus: metrics, health and the scheduler around it. */
public final class ServeApplication implements QuarkusApplication {

  private static final Duration LOOK = Duration.ofSeconds(2);

  /** What one group of entries may take; a database that is away refuses sooner. */
  private static final Duration HISTORY = Duration.ofMinutes(5);

  /** However slowly a repository answers. */
  private static final Duration GIT = Duration.ofMinutes(15);

  /** Quarkus makes this bean itself, so what it is to serve is left here for it. */
  static final AtomicReference<Order> ORDER = new AtomicReference<>();

  private final MeterRegistry registry;
  private final Scheduler scheduler;
  private final ProberHealth health;
  private final HistoryHealth historyHealth;
  private final ProgressHealth progressHealth;
  private final OnDuty duty;
  private final Gate gate;
  private final Optional<URI> heartbeat;
  private final ReceiverSender sender;

  /** What is to be served, and with what. */
  record Order(
      ServeOptions options,
      Wiring wiring,
      HistoryWriter history,
      @Nullable Replicas replicas,
      @Nullable GitFeed git,
      @Nullable RunTraces traces) {

    /** Where the journeys come from. */
    JourneySource source() {
      return git == null
          ? new JourneyFolder(options.journeys(), Wiring.loader(), Kept.written(options))::look
          : git;
    }
  }

  @Inject
  ServeApplication(
      MeterRegistry registry,
      Scheduler scheduler,
      @Readiness ProberHealth health,
      @Readiness HistoryHealth historyHealth,
      @Liveness ProgressHealth progressHealth,
      OnDuty duty,
      Gate gate,
      @ConfigProperty(name = "nines.heartbeat.url") Optional<URI> heartbeat,
      ReceiverSender sender) {
    this.registry = registry;
    this.scheduler = scheduler;
    this.health = health;
    this.historyHealth = historyHealth;
    this.progressHealth = progressHealth;
    this.duty = duty;
    this.gate = gate;
    this.heartbeat = heartbeat;
    this.sender = sender;
  }

  @Override
  public int run(String... arguments) {
    var order = ORDER.get();
    var access = order.options().access();
    gate.take(access);
    var clock = InstantSource.system();
    var _ = new HistoryMetrics(registry, order.history()::progress);
    var traces = order.traces();
    if (traces != null) {
      var _ = new TracingMetrics(registry, () -> spans(traces));
    }
    var watchdog = new Watchdog(Ticker.SYSTEM);
    watchdog.watch("history", HISTORY, order.history()::busy);
    if (order.git() != null) {
      watchdog.watch("git", GIT, order.git()::busy);
    }
    var _ = new BrowserMetrics(registry, Wiring.BROWSER_ENDS, order.wiring()::browsers);
    try (var timer = new SystemTimer();
        var prober =
            new Prober(
                order.options(),
                order.source(),
                order.wiring()::runner,
                registry,
                Version.current(),
                order.history(),
                order.history().history(),
                order.replicas(),
                new DeadMansSwitch(order.history()::progress, clock),
                watchdog,
                sender,
                Clocks.system(timer))) {
      watchdog.forEach(new LoopMetrics(registry)::show);
      progressHealth.watch(watchdog);
      health.watch(prober, order.git());
      historyHealth.watch(order.history()::progress);
      order.wiring().warmUp(order.options().region(), address(), clock.instant());
      prober.look();
      prober.turn();
      var shares =
          new ShareMetrics(
              registry, order.options().sharing().shard().toString(), prober.editions()::played);
      prober.beat();
      share(prober, shares, order.options());
      Thread.ofVirtual().name("recall").start(prober::recall);
      duty.take(prober.shown());
      scheduler.newJob("starts").setInterval("1s").setTask(_ -> prober.beat()).schedule();
      var git = order.git();
      if (git != null) {
        count(git, clock);
        scheduler
            .newJob("git")
            .setInterval("1s")
            .setConcurrentExecution(ConcurrentExecution.SKIP)
            .setTask(_ -> git.beat(), true)
            .schedule();
      }
      scheduler
          .newJob("journeys")
          .setInterval(LOOK.toSeconds() + "s")
          .setConcurrentExecution(ConcurrentExecution.SKIP)
          .setTask(_ -> prober.look(), true)
          .schedule();
      if (access instanceof Access.ByToken(var tokens, _)) {
        scheduler
            .newJob("tokens")
            .setInterval(LOOK.toSeconds() + "s")
            .setConcurrentExecution(ConcurrentExecution.SKIP)
            .setTask(_ -> tokens.look(), true)
            .schedule();
      }
      scheduler.newJob("evidence").setInterval("10m").setTask(_ -> prober.tidy(), true).schedule();
      try (var _ = heartbeat.map(url -> beat(new Heartbeat(url), prober)).orElse(null)) {
        order.options().ready().accept(address());
        Quarkus.waitForExit();
        duty.take(null);
        scheduler.pause();
      }
    }
    return 0;
  }

  /** What is done besides where others share the work; nothing where there is none. */
  private void share(Prober prober, ShareMetrics shares, ServeOptions options) {
    if (options.history() instanceof HistoryPlace.Postgres
        && !options.sharing().equals(Sharing.ALONE)) {
      scheduler
          .newJob("silences")
          .setInterval("10s")
          .setConcurrentExecution(ConcurrentExecution.SKIP)
          .setTask(_ -> prober.listen(), true)
          .schedule();
    }
    var lease = prober.lease();
    if (lease == null) {
      return;
    }
    shares.replica(
        lease.replica().name(),
        new Standing(
            () -> lease.roster().members().size(),
            () -> lease.held().shares().size(),
            () -> lease.held().leads(),
            lease::left));
    scheduler
        .newJob("lease")
        .setInterval(lease.replica().turn().toMillis() + "ms")
        .setConcurrentExecution(ConcurrentExecution.SKIP)
        .setTask(_ -> prober.turn(), true)
        .schedule();
    scheduler
        .newJob("judging")
        .setInterval("1s")
        .setConcurrentExecution(ConcurrentExecution.SKIP)
        .setTask(_ -> prober.judge(), true)
        .schedule();
  }

  private void count(GitFeed git, InstantSource clock) {
    var metrics = new GitMetrics(registry, () -> fetches(git.state(), clock.instant()));
    git.watch(state -> {
      var refused = state.refused();
      metrics.commits(
          state.commit(),
          refused == null ? null : refused.commit(),
          refused == null ? 0 : refused.problems().size());
    });
  }

  private static Spans spans(RunTraces traces) {
    return new Spans(traces.sent(), traces.dropped(), traces.waiting());
  }

  private static Fetches fetches(GitState state, Instant now) {
    var answered = state.answered();
    return new Fetches(
        answered == null ? Double.NaN : Duration.between(answered, now).toMillis() / 1e3,
        state.changed(),
        state.same(),
        state.failed());
  }

  /** Once a minute, as those who wait for it are used to. */
  private Heartbeat beat(Heartbeat heartbeat, Prober prober) {
    var started = new AtomicBoolean();
    scheduler
        .newJob("heartbeat")
        .setInterval("60s")
        .setConcurrentExecution(ConcurrentExecution.SKIP)
        .setTask(
            _ -> {
              if (!prober.leads()) {
                // One replica speaks for all.
                return;
              }
              // Who waits for it may be away, which keeps nobody from measuring.
              if (!started.getAndSet(true)) {
                heartbeat.start();
              }
              heartbeat.beat(prober.trouble());
            },
            true)
        .schedule();
    return heartbeat;
  }

  private static URI address() {
    var config = ConfigProvider.getConfig();
    var host = config.getValue("quarkus.http.host", String.class);
    var everywhere = host.equals("0.0.0.0") || host.equals("::");
    return URI.create(
        "http://"
            + (everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + config.getValue("quarkus.http.port", Integer.class));
  }
}

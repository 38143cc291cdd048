package dev.nines.app;

import dev.nines.account.BackendListener;
import dev.nines.account.BackendWatch;
import dev.nines.journey.Service;
import dev.nines.metrics.BackendMetrics;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.JourneyRunner;
import dev.nines.schedule.Launcher;
import dev.nines.schedule.Schedule;
import dev.nines.schedule.StartListener;
import dev.nines.slo.BackendState;
import dev.nines.slo.BackendTime;
import dev.nines.store.Recorder;
import dev.nines.time.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Watches the backends of services. Health checks are played by the engine of the journeys on a
 * schedule of their own: they are no runs that a journey's schedule called for.
 */
final class BackendProbes {

  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final BackendWatch watch;
  private final Schedule checks;

  BackendProbes(
      String region,
      int maxChecks,
      JourneyRunner runner,
      Clocks clocks,
      Recorder recorder,
      BackendMetrics metrics) {
    this.watch = new BackendWatch(region, clocks, recorder, new Counted(metrics));
    this.checks =
        new Schedule(
            new Launcher(runner, watch::checked, region, maxChecks, 0),
            runner,
            new Unheard(),
            region,
            clocks);
  }

  /** Takes up the services of an edition. */
  void replace(List<Service> services) {
    watch.replace(services);
    checks.replace(BackendWatch.checks(services));
  }

  /** Something happened in a run of a journey. */
  void played(RunEvent event) {
    watch.played(event);
  }

  /** To be called once a second. */
  void beat() {
    checks.beat();
    watch.beat();
  }

  /** What is known of every declared backend now. */
  List<BackendState> states() {
    return watch.states();
  }

  /** Ends the checks and the runner that plays them, and hands over what was counted. */
  void end() throws InterruptedException {
    checks.end(AT_ONCE, AT_ONCE);
    watch.close();
  }

  private record Counted(BackendMetrics metrics) implements BackendListener {
    @Override
    public void watched(Service service) {
      metrics.load(service);
    }

    @Override
    public void ended(String service) {
      metrics.unload(service);
    }

    @Override
    public void checked(String service, String backend, ServerVerdict verdict) {
      metrics.checked(service, backend, verdict);
    }

    @Override
    public void turned(String service, String backend, ServerVerdict verdict) {
      metrics.turned(service, backend, verdict);
    }

    @Override
    public void counted(String service, BackendTime time) {
      metrics.counted(service, time);
    }
  }

  /** A check that was not made leaves the state of its backend to expire. */
  private static final class Unheard implements StartListener {
    @Override
    public void due(String journey) {}

    @Override
    public void passedOver(String journey, Instant scheduled) {}

    @Override
    public void missed(String journey, Instant scheduled) {}

    @Override
    public void late(Duration lateness) {}

    @Override
    public void clockSet(Instant from, Instant to) {}
  }
}

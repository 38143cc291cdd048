package dev.nines.account;

import dev.nines.journey.Backends;
import dev.nines.journey.Journey;
import dev.nines.journey.Service;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.ServerVerdict;
import dev.nines.slo.BackendState;
import dev.nines.store.Recorder;
import dev.nines.time.Clocks;
import dev.nines.time.SteadyClock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches the declared backends of services: what their health checks say, and what they say of
 * themselves in the answers that journeys get. Counts the time that each is up, for the account and
 * for who listens. {@link #beat} must be called about once a second. Safe from any thread.
 */
public final class BackendWatch implements AutoCloseable {

  private final String region;
  private final Recorder recorder;
  private final BackendListener listener;
  private final SteadyClock clock;
  private final Map<String, WatchedService> services = new TreeMap<>();

  /** The health checks by the names of their journeys. */
  private final Map<String, Check> checks = new HashMap<>();

  private record Check(String service, String backend) {}

  public BackendWatch(String region, Clocks clocks, Recorder recorder, BackendListener listener) {
    this.region = region;
    this.recorder = recorder;
    this.listener = listener;
    this.clock = new SteadyClock(clocks);
  }

  /**
   * Watches the backends of these services from now on, and no others. What is known of a backend
   * that did not change stays known.
   */
  public synchronized void replace(Collection<Service> watched) {
    beat();
    var now = clock.now();
    var gone = new HashMap<>(services);
    checks.clear();
    for (var service : watched) {
      var backends = service.backends();
      if (backends != null) {
        gone.remove(service.name());
        take(service, backends, now);
      }
    }
    gone.forEach((name, service) -> {
      services.remove(name);
      service.end();
    });
  }

  private void take(Service service, Backends backends, Instant now) {
    var name = service.name();
    var before = services.get(name);
    if (before == null) {
      services.put(name, new WatchedService(service, backends, region, recorder, listener, now));
    } else {
      before.replace(service, backends, now);
    }
    if (backends instanceof Backends.Checked(var journeys)) {
      journeys.forEach((backend, journey) -> checks.put(journey.name(), new Check(name, backend)));
    }
  }

  /** The journeys that check the backends of these services. */
  public static List<Journey> checks(Collection<Service> services) {
    return services.stream()
        .map(Service::backends)
        .filter(Backends.Checked.class::isInstance)
        .flatMap(backends -> ((Backends.Checked) backends).checks().values().stream())
        .toList();
  }

  /** Something happened in a run of a health check. */
  public void checked(RunEvent event) {
    if (event instanceof RunSettled(Run run)) {
      checked(run);
    }
  }

  private synchronized void checked(Run run) {
    var check = checks.get(run.journey());
    var service = check == null ? null : services.get(check.service());
    if (check == null || service == null) {
      return;
    }
    if (run.outcome() instanceof Outcome.Excluded(var why)) {
      service.excluded(check.backend(), why, clock.now());
      return;
    }
    var last =
        run.steps().stream()
            .flatMap(step -> step.attempts().stream())
            .filter(_ -> !(run.outcome() instanceof Outcome.Inconclusive))
            .max(Comparator.comparing(Attempt::start));
    var verdict = last.map(BackendWatch::verdict).orElse(ServerVerdict.UNKNOWN);
    listener.checked(check.service(), check.backend(), verdict);
    last.ifPresent(attempt ->
        service.observed(
            check.backend(),
            verdict,
            run.started().plus(attempt.start()),
            attempt.message(),
            clock.now()));
  }

  /** Something happened in a run of a journey. */
  public void played(RunEvent event) {
    if (event instanceof RunSettled(Run run) && run.trigger() == Trigger.SCHEDULE) {
      played(run);
    }
  }

  private synchronized void played(Run run) {
    var service = services.get(run.service());
    if (service == null || !service.announced()) {
      return;
    }
    run.steps().stream()
        .flatMap(step -> step.attempts().stream())
        .sorted(Comparator.comparing(Attempt::start))
        .forEach(attempt -> {
          var backend = attempt.backend();
          if (backend != null) {
            service.observed(
                backend,
                verdict(attempt),
                run.started().plus(attempt.start()),
                attempt.message(),
                clock.now());
          }
        });
  }

  private static ServerVerdict verdict(Attempt attempt) {
    return attempt.server() == null ? ServerVerdict.UNKNOWN : attempt.server();
  }

  /** Counts the time up to now. */
  public synchronized void beat() {
    var step = clock.adjust();
    step.ifPresent(
        set -> services.values().forEach(service -> service.clockSet(set.from(), set.to())));
    var now = clock.now();
    services.values().forEach(service -> service.advance(now));
  }

  /** What is known of every watched backend, by service, in the order of their declaration. */
  public synchronized List<BackendState> states() {
    return services.values().stream().flatMap(service -> service.states().stream()).toList();
  }

  /** Counts and records what is left; then nothing more is watched. */
  @Override
  public synchronized void close() {
    replace(List.of());
  }
}

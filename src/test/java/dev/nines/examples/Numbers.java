package dev.nines.examples;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.function.Predicate;

/** The numbers of the semantics, computed from the counters alone. In percent. */
record Numbers(MeterRegistry registry) {

  private static final Set<String> GOOD = Set.of("passed", "degraded");

  double runs(String outcome) {
    return sum("nines.runs", run -> outcome.equals(run.getId().getTag("outcome")));
  }

  double runs(String outcome, String reason, String step) {
    return sum(
        "nines.runs",
        run ->
            outcome.equals(run.getId().getTag("outcome"))
                && reason.equals(run.getId().getTag("reason"))
                && step.equals(run.getId().getTag("step")));
  }

  private double good() {
    return sum("nines.runs", run -> GOOD.contains(run.getId().getTag("outcome")));
  }

  /** Good / (good + bad): what the customer perceives. */
  double availability() {
    return percent(good(), good() + runs("failed"));
  }

  /** Good / (good + bad that no dependency caused). */
  double ownAvailability() {
    var own =
        sum(
            "nines.runs",
            run ->
                "failed".equals(run.getId().getTag("outcome"))
                    && "".equals(run.getId().getTag("dependency")));
    return percent(good(), good() + own);
  }

  double coverage() {
    var said = good() + runs("failed") + runs("excluded");
    return percent(said, sum("nines.runs.due", _ -> true));
  }

  double attempts(String client, String server) {
    return sum(
        "nines.attempts",
        attempt ->
            client.equals(attempt.getId().getTag("client"))
                && server.equals(attempt.getId().getTag("server")));
  }

  private double servers(String verdict) {
    return sum("nines.attempts", attempt -> verdict.equals(attempt.getId().getTag("server")));
  }

  /** Attempts with server verdict up / attempts with up or down. */
  double uptimeByRequests() {
    return percent(servers("up"), servers("up") + servers("down"));
  }

  /** Backends that are up / backends declared, averaged over time. */
  double uptimeByBackends() {
    return percent(seconds("nines.service.backend.up"), seconds("nines.service.backend.known"));
  }

  /** Share of the time in which every declared backend was up. */
  double uptimeByAll() {
    return percent(
        seconds("nines.service.all.backends.up"), seconds("nines.service.all.backends.known"));
  }

  private double seconds(String name) {
    return registry.find(name).functionCounters().stream()
        .mapToDouble(FunctionCounter::count)
        .sum();
  }

  private double sum(String name, Predicate<Counter> which) {
    return registry.find(name).counters().stream().filter(which).mapToDouble(Counter::count).sum();
  }

  /** Not a number where nothing was counted. */
  private static double percent(double part, double whole) {
    return 100 * part / whole;
  }
}

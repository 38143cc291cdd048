package dev.nines.rules;

import java.util.HashMap;
import java.util.Map;

/**
 * The counters of one journey as one prober exposes them.
 *
 * @param region "" where the label is missing
 * @param instance of the prober
 */
record Scraped(Trial trial, String journey, String region, String instance) {

  private Map<String, String> labels(Map<String, String> own) {
    var all = new HashMap<>(own);
    all.put("journey", journey);
    all.put("instance", instance);
    all.put("job", "nines");
    if (!region.isEmpty()) {
      all.put("region", region);
    }
    return all;
  }

  Scraped runs(String outcome, String values) {
    return runs(outcome, Map.of(), values);
  }

  Scraped failed(String dependency, String values) {
    return runs(
        "failed",
        dependency.isEmpty()
            ? Map.of("reason", "error", "step", "ask")
            : Map.of("reason", "error", "step", "ask", "dependency", dependency),
        values);
  }

  private Scraped runs(String outcome, Map<String, String> how, String values) {
    var own = new HashMap<>(how);
    own.put("outcome", outcome);
    trial.given("nines_runs_total", labels(own), values);
    return this;
  }

  Scraped due(String values) {
    trial.given("nines_runs_due_total", labels(Map.of()), values);
    return this;
  }

  Scraped attempts(String client, String server, String values) {
    trial.given(
        "nines_attempts_total",
        labels(Map.of("client", client, "server", server, "step", "ask", "actor", "customer")),
        values);
    return this;
  }

  Scraped latency(String objective, boolean kept, String values) {
    trial.given(
        "nines_latency_objective_runs_total",
        labels(Map.of("objective", objective, "kept", Boolean.toString(kept))),
        values);
    return this;
  }

  /** The time between two scheduled starts, in seconds. */
  Scraped interval(String values) {
    trial.given("nines_journey_interval_seconds", labels(Map.of()), values);
    return this;
  }

  Scraped info(String service, String values) {
    trial.given("nines_journey_info", labels(Map.of("service", service)), values);
    return this;
  }
}

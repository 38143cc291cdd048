package dev.nines.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/**
 * The rules of objectives: how much of the error budget is left, and how fast it burns. Journeys
 * that promise the same share one rule.
 */
record Budgets(Catalogue catalogue) {

  private static final String MONTH =
      "The objective is over the calendar month; PromQL cannot look back over one, so it is judged over the last 30 days here.";

  /** Journeys or services that promise the same. */
  private record Shared(Promise promise, TreeSet<String> names) {}

  /** What is promised, as numbers. */
  List<Rule> targets() {
    return catalogue
        .promises()
        .map(promise -> {
          var labels = new LinkedHashMap<>(promise.labels());
          labels.put(promise.subject().label(), promise.name());
          return Rule.of(
                  promise.subject().label() + "_objective:nines_objective:ratio",
                  "vector(" + promise.target().stripTrailingZeros().toPlainString() + ")")
              .labelled(labels);
        })
        .distinct()
        .toList();
  }

  /** How fast the budgets burn over {@code range}, and what is left where it is their window. */
  List<Rule> rules(Subject subject, Range range) {
    var rules = new ArrayList<Rule>();
    for (var shared : shared(subject)) {
      var promise = shared.promise;
      if (!Ranges.burning(promise.window()).contains(range)) {
        continue;
      }
      for (var level : Level.of(subject)) {
        rules.add(
            rule(
                shared,
                level,
                "nines_burn_rate:ratio_rate" + range,
                "(1 - %s) / %s".formatted(kept(shared, level, range), promise.allowed())));
        if (promise.window().equals(range)) {
          rules.add(
              rule(
                  shared,
                  level,
                  "nines_error_budget_left:ratio",
                  "1 - (1 - %s) / %s".formatted(kept(shared, level, range), promise.allowed())));
        }
      }
    }
    return rules;
  }

  private static Rule rule(Shared shared, Level level, String name, String expression) {
    return new Rule(
        String.join("_", level.labels()) + "_objective:" + name,
        expression,
        shared.promise.labels(),
        shared.promise.calendarMonth() ? MONTH : "");
  }

  private static Selector kept(Shared shared, Level level, Range range) {
    var promise = shared.promise;
    var measure =
        !promise.ofAvailability()
            ? Measure.LATENCY
            : promise.ofMinutes() ? Measure.MINUTES : Measure.AVAILABILITY;
    var series =
        Selector.of(measure.recorded(level, range)).among(level.subject().label(), shared.names);
    return promise.ofAvailability() ? series : series.with("objective", promise.objective());
  }

  private List<Shared> shared(Subject subject) {
    var all = new LinkedHashMap<Object, Shared>();
    catalogue
        .promises()
        .filter(promise -> promise.subject() == subject)
        .forEach(promise ->
            all.computeIfAbsent(promise.sharing(), _ -> new Shared(promise, new TreeSet<>()))
                .names
                .add(promise.name()));
    return List.copyOf(all.values());
  }
}

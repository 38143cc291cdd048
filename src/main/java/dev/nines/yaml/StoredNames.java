package dev.nines.yaml;

import dev.nines.expression.Kind;
import dev.nines.expression.Vocabulary;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that the steps of a journey store, and from which step on each has a value. */
final class StoredNames {

  private final Map<String, String> storedBy = new LinkedHashMap<>();
  private final Set<String> ready = new HashSet<>();

  /** Why each name that is not ready cannot be read; asked for at every expression. */
  private final Map<String, String> objections = new HashMap<>();

  private @Nullable Map<String, String> snapshot;

  /** Takes note of what {@code step} stores, to be ready once {@link #ready} says so. */
  void announce(Written step, String stepName, Problems problems) {
    for (var named : names(step)) {
      if (Reach.BUILT_IN.contains(named.name())) {
        problems.add(
            named.key().place(),
            "%s is a name of the language's own and cannot be stored; expected a name of yours"
                .formatted(Quoted.of(named.name())),
            null);
      } else {
        objectUntilReady(named.name(), storedBy.computeIfAbsent(named.name(), _ -> stepName));
      }
    }
  }

  private void objectUntilReady(String name, String step) {
    if (!ready.contains(name)) {
      objections.putIfAbsent(
          name,
          "%s has no value here: only step %s stores it, which comes later"
              .formatted(name, Quoted.of(step)));
      snapshot = null;
    }
  }

  /** From here on, what {@code step} stores has a value. */
  void ready(Written step) {
    for (var named : names(step)) {
      ready.add(named.name());
      objections.remove(named.name());
      snapshot = null;
    }
  }

  /** {@code base} and every stored name, ready or not. */
  Vocabulary with(Vocabulary base) {
    var all = base;
    for (var name : storedBy.keySet()) {
      all = all.with(name, Kind.ANY);
    }
    return all;
  }

  /** Why each name that is not ready cannot be read. */
  Map<String, String> objections() {
    var now = snapshot;
    if (now == null) {
      now = Map.copyOf(objections);
      snapshot = now;
    }
    return now;
  }

  /** Why no stored name at all can be read in a place that is evaluated before the steps. */
  Map<String, String> objections(String place) {
    Map<String, String> objections = new HashMap<>();
    storedBy.forEach((name, step) ->
        objections.put(
            name,
            "%s has no value here: step %s stores it; %s may read vars, env, secret and run alone"
                .formatted(name, Quoted.of(step), place)));
    return objections;
  }

  private static List<Named<Scalar>> names(Written step) {
    return step.get(StepKeys.STORE, List.of());
  }
}

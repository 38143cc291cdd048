package dev.nines.incident;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an incident rests on.
 *
 * @param first the first run of the trouble that failed
 * @param latest the last one so far
 * @param failures how many failed, at least 1
 * @param reasons how many by step and reason, such as {@code send: timeout}; the most frequent
 *     {@value #MOST_REASONS}, in order of appearance
 * @param dependency the dependency that every one of them names, or null
 */
public record Evidence(
    FailedRun first,
    FailedRun latest,
    long failures,
    Map<String, Long> reasons,
    @Nullable String dependency) {

  private static final int MOST_REASONS = 20;

  public Evidence {
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
  }

  static Evidence of(FailedRun run) {
    return new Evidence(run, run, 1, Map.of(reason(run), 1L), run.dependency());
  }

  Evidence and(FailedRun run) {
    var counted = new LinkedHashMap<>(reasons);
    if (counted.containsKey(reason(run)) || counted.size() < MOST_REASONS) {
      counted.merge(reason(run), 1L, Long::sum);
    }
    return new Evidence(
        first,
        run,
        failures + 1,
        counted,
        dependency != null && dependency.equals(run.dependency()) ? dependency : null);
  }

  private static String reason(FailedRun run) {
    var reason = run.step() == null ? run.reason() : run.step() + ": " + run.reason();
    return run.journey() == null ? reason : run.journey() + ", " + reason;
  }
}

package dev.nines.report;

import dev.nines.slo.Blame;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why runs failed, and how many: the word of the reason, the step, and the dependency if any. */
public record ReasonCount(String reason, String step, @Nullable String dependency, long runs) {

  private static final Comparator<ReasonCount> MOST_FIRST =
      Comparator.comparingLong(ReasonCount::runs)
          .reversed()
          .thenComparing(ReasonCount::reason)
          .thenComparing(ReasonCount::step)
          .thenComparing(
              ReasonCount::dependency, Comparator.nullsFirst(Comparator.<String>naturalOrder()));

  static List<ReasonCount> of(Map<Blame, Long> blames) {
    return blames.entrySet().stream()
        .map(each ->
            new ReasonCount(
                each.getKey().reason().word(),
                each.getKey().step(),
                each.getKey().dependency(),
                each.getValue()))
        .sorted(MOST_FIRST)
        .toList();
  }
}

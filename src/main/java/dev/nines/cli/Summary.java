package dev.nines.cli;

import dev.nines.cli.report.Results;
import dev.nines.outcome.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Several runs in one line. */
final class Summary {

  private static final List<String> WORST_LAST =
      List.of("passed", "degraded", "excluded", "inconclusive", "failed");

  private Summary() {}

  /** How many runs ended how: {@code 3 runs: 2 passed, 1 failed; 1 journey not run}. */
  static String line(Results results) {
    Map<String, Long> counts =
        results.runs().stream()
            .map((Run run) -> run.outcome().word())
            .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
    var parts = new ArrayList<String>();
    for (var word : WORST_LAST) {
      if (counts.containsKey(word)) {
        parts.add(counts.get(word) + " " + word);
      }
    }
    int runs = results.runs().size();
    int notRun = results.notRun().size();
    return "%s%s%s%s"
        .formatted(
            runs == 0 ? "nothing ran" : runs == 1 ? "1 run: " : runs + " runs: ",
            String.join(", ", parts),
            notRun == 0 ? "" : "; ",
            notRun == 0 ? "" : notRun == 1 ? "1 journey not run" : notRun + " journeys not run");
  }
}

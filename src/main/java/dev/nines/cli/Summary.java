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
    int leftAlone = results.leftAlone();
    var clauses = new ArrayList<String>();
    if (runs > 0) {
      clauses.add((runs == 1 ? "1 run: " : runs + " runs: ") + String.join(", ", parts));
    } else if (leftAlone == 0) {
      clauses.add("nothing ran");
    }
    if (leftAlone > 0) {
      clauses.add(
          leftAlone == 1
              ? "1 run was asked for and goes on"
              : leftAlone + " runs were asked for and go on");
    }
    if (notRun > 0) {
      clauses.add(notRun == 1 ? "1 journey not run" : notRun + " journeys not run");
    }
    return String.join("; ", clauses);
  }
}

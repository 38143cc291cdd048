package dev.nines.cli;

import dev.nines.report.ObjectiveStatus;
import dev.nines.report.Report;
import java.util.Objects;
import java.util.stream.Stream;

/** Whether what was promised was kept, for pipelines. */
final class Breaches {

  private Breaches() {}

  /** The exit status; that nothing was measured is never health. */
  static int status(Report report) {
    var objectives =
        Stream.concat(
                report.services().stream().flatMap(each -> each.objectives().stream()),
                report.journeys().stream().flatMap(each -> each.objectives().stream()))
            .map(ObjectiveStatus::met)
            .toList();
    if (objectives.stream().anyMatch(met -> Objects.equals(met, false))) {
      return ExitStatus.FAILED;
    }
    return objectives.isEmpty() || objectives.stream().anyMatch(Objects::isNull)
        ? ExitStatus.NOTHING_RAN
        : ExitStatus.GOOD;
  }
}

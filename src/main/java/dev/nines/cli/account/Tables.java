package dev.nines.cli.account;

import dev.nines.report.Report;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A report as people read it, from the whole to the single. */
final class Tables {

  private Tables() {}

  /** Those with something in them. */
  static List<Table> of(Report report) {
    return Stream.of(
            NumbersTable.of(report),
            ObjectivesTable.of(report),
            IncidentsTable.of(report),
            ReasonsTable.of(report),
            LatenciesTable.of(report))
        .filter(table -> !table.isEmpty())
        .toList();
  }

  /** Such as {@code 30d until 2026-03-11 12:00 UTC, since 2026-02-09 12:00}. */
  static String window(Report report) {
    var window = report.window();
    return "%s until %s UTC, since %s"
        .formatted(
            Figures.length((double) Duration.between(window.from(), window.to()).toSeconds()),
            Figures.stamp(window.to()),
            Figures.stamp(window.from()));
  }
}

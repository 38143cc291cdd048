package dev.nines.cli.account;

import dev.nines.report.Report;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A report as people read it, from the whole to the single. */
final class Tables {

  private static final Duration LONG = Duration.ofDays(3);

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

  /**
   * Such as {@code 30d until 2026-03-11 12:30 UTC, since 2026-02-09 12:00}: a long window begins
   * with a whole hour, and is called by its whole hours.
   */
  static String window(Report report) {
    var window = report.window();
    var length = Duration.between(window.from(), window.to());
    var called = length.compareTo(LONG) > 0 ? Duration.ofHours(length.toHours()) : length;
    return "%s until %s UTC, since %s"
        .formatted(
            Figures.length((double) called.toSeconds()),
            Figures.stamp(window.to()),
            Figures.stamp(window.from()));
  }
}

package dev.nines.cli.account;

import dev.nines.report.Incident;
import dev.nines.report.Report;
import java.util.List;

/** The worst incidents. */
final class IncidentsTable {

  private static final List<Column> COLUMNS =
      List.of(
          Column.left("from (UTC)"),
          Column.right("lasted"),
          Column.left("journey"),
          Column.left("region"),
          Column.right("bad runs"),
          Column.left("mostly"));

  private IncidentsTable() {}

  static Table of(Report report) {
    return Table.of(
        "Worst incidents",
        COLUMNS,
        report.incidents().stream()
            .map(incident ->
                List.of(
                    Cell.of(Figures.stamp(incident.from())),
                    Cell.of(Figures.length(incident.seconds())),
                    Cell.of(incident.journey()),
                    Cell.of(incident.region()),
                    Cell.of(Figures.count(incident.badRuns())),
                    Cell.of(why(incident))))
            .toList(),
        List.of());
  }

  private static String why(Incident incident) {
    return incident.reason() == null
        ? Figures.NOTHING
        : incident.reason()
            + " at \""
            + incident.step()
            + "\""
            + (incident.dependency() == null ? "" : ", dependency " + incident.dependency());
  }
}

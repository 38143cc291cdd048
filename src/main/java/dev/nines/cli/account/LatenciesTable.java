package dev.nines.cli.account;

import dev.nines.report.Report;
import java.util.List;

/** How long good runs took. */
final class LatenciesTable {

  private static final List<Column> COLUMNS =
      List.of(
          Column.left("journey"),
          Column.left("of"),
          Column.right("good runs"),
          Column.right("p50"),
          Column.right("p90"),
          Column.right("p95"),
          Column.right("p99"));

  private LatenciesTable() {}

  static Table of(Report report) {
    return Table.of(
        "Durations of good runs",
        COLUMNS,
        report.journeys().stream()
            .flatMap(journey ->
                journey.latencies().stream()
                    .map(latency ->
                        List.of(
                            Cell.of(journey.name()),
                            Cell.of(latency.milestone() == null ? "run" : latency.milestone()),
                            Cell.of(Figures.count(latency.runs())),
                            Cell.of(Figures.seconds(latency.p50())),
                            Cell.of(Figures.seconds(latency.p90())),
                            Cell.of(Figures.seconds(latency.p95())),
                            Cell.of(Figures.seconds(latency.p99())))))
            .toList(),
        List.of());
  }
}

package dev.nines.cli.account;

import dev.nines.report.ReasonCount;
import dev.nines.report.Report;
import java.util.Comparator;
import java.util.List;

/** Why runs failed, the most frequent first. */
final class ReasonsTable {

  private static final int MOST = 10;

  private static final List<Column> COLUMNS =
      List.of(
          Column.right("bad runs"),
          Column.left("journey"),
          Column.left("reason"),
          Column.left("step"),
          Column.left("dependency").ifAny());

  private ReasonsTable() {}

  private record Counted(String journey, ReasonCount reason) {}

  static Table of(Report report) {
    var all =
        report.journeys().stream()
            .flatMap(journey ->
                journey.reasons().stream().map(each -> new Counted(journey.name(), each)))
            .sorted(Comparator.comparingLong((Counted each) -> each.reason().runs()).reversed())
            .toList();
    return Table.of(
        "Why runs failed",
        COLUMNS,
        all.stream().limit(MOST).map(ReasonsTable::row).toList(),
        all.size() > MOST ? List.of("and " + (all.size() - MOST) + " more") : List.of());
  }

  private static List<Cell> row(Counted counted) {
    var reason = counted.reason();
    return List.of(
        Cell.of(Figures.count(reason.runs())),
        Cell.of(counted.journey()),
        Cell.of(reason.reason()),
        Cell.of(reason.step()),
        Cell.of(reason.dependency() == null ? Figures.NOTHING : reason.dependency()));
  }
}

package dev.nines.cli.account;

import dev.nines.cli.account.Cell.Tone;
import dev.nines.report.BurnRate;
import dev.nines.report.InRegion;
import dev.nines.report.JourneyReport;
import dev.nines.report.ObjectiveStatus;
import dev.nines.report.Report;
import dev.nines.report.ServiceReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What was promised, and what is left of it. */
final class ObjectivesTable {

  /** Over which burn rates are told; the report has them in this order. */
  private static final List<String> USUAL = List.of("1h", "6h", "1d", "3d");

  private static final List<Column> COLUMNS =
      Stream.concat(
              Stream.of(
                  Column.left(""),
                  Column.left("of"),
                  Column.left("objective"),
                  Column.left("window"),
                  Column.right("value"),
                  Column.right("budget left")),
              USUAL.stream().map(window -> Column.right(window).in("burn rate over")))
          .toList();

  private ObjectivesTable() {}

  /** Those over all regions, and those in a region that are missed there. */
  static Table of(Report report) {
    var rows = new ArrayList<List<Cell>>();
    var notes = new ArrayList<String>();
    for (ServiceReport service : report.services()) {
      add(rows, notes, service.name(), service.objectives(), service.regions());
    }
    for (JourneyReport journey : report.journeys()) {
      add(rows, notes, journey.name(), journey.objectives(), journey.regions());
    }
    return Table.of("Objectives", COLUMNS, rows, notes);
  }

  private static void add(
      List<List<Cell>> rows,
      List<String> notes,
      String name,
      List<ObjectiveStatus> objectives,
      List<InRegion> regions) {
    for (var objective : objectives) {
      rows.add(row(name, objective));
      if (objective.warning() != null) {
        notes.add(name + ", " + text(objective) + ": " + objective.warning());
      }
      if (regions.size() > 1) {
        regions.forEach(region -> missed(name, objective, region).forEach(rows::add));
      }
    }
  }

  private static Stream<List<Cell>> missed(
      String name, ObjectiveStatus objective, InRegion region) {
    return region.objectives().stream()
        .filter(each -> Objects.equals(each.met(), false))
        .filter(each -> text(each).equals(text(objective)))
        .filter(each -> each.window().equals(objective.window()))
        .map(each -> row("· " + name + " in " + region.region(), each));
  }

  private static List<Cell> row(String name, ObjectiveStatus status) {
    var cells = new ArrayList<Cell>();
    cells.add(new Cell(mark(status), tone(status)));
    cells.add(Cell.of(name));
    cells.add(Cell.of(text(status)));
    cells.add(Cell.of(status.window()));
    cells.add(new Cell(Figures.share(status.value()), tone(status)));
    cells.add(new Cell(Figures.budget(status.budgetLeft()), tone(status)));
    for (var window : USUAL) {
      cells.add(
          Cell.of(
              Figures.rate(
                  status.burnRates().stream()
                      .filter(each -> each.window().equals(window))
                      .map(BurnRate::rate)
                      .filter(Objects::nonNull)
                      .findFirst()
                      .orElse(null))));
    }
    return cells;
  }

  private static String mark(ObjectiveStatus status) {
    var met = status.met();
    return met == null ? Figures.NOTHING : met ? "✓" : "✗";
  }

  static Tone tone(ObjectiveStatus status) {
    var met = status.met();
    if (met == null) {
      return Tone.PLAIN;
    }
    if (!met) {
      return Tone.BAD;
    }
    return status.warning() == null ? Tone.GOOD : Tone.PLAIN;
  }

  /** Such as {@code availability 99.9 %} or {@code delivery 95 % < 20s}. */
  static String text(ObjectiveStatus status) {
    var threshold = status.threshold();
    var target = Figures.target(status.target());
    if (threshold == null) {
      return "availability " + target;
    }
    var milestone = status.milestone();
    return (milestone == null ? "run" : milestone)
        + " "
        + target
        + " < "
        + Figures.length(threshold);
  }
}

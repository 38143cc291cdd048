package dev.nines.cli.account;

import dev.nines.cli.account.Cell.Tone;
import dev.nines.cli.account.Table.Section;
import dev.nines.report.InRegion;
import dev.nines.report.JourneyReport;
import dev.nines.report.Numbers;
import dev.nines.report.ObjectiveStatus;
import dev.nines.report.Report;
import dev.nines.report.ServiceReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What customers got, and beside it what the servers did. */
final class NumbersTable {

  /** Below this the prober has missed so much that its numbers may mislead. */
  private static final double LOW_COVERAGE = 0.95;

  private static final String CUSTOMERS = "customers'";
  private static final String SERVERS = "servers' uptime by";

  private static final List<Column> COLUMNS =
      List.of(
          Column.left(""),
          Column.right("availability").in(CUSTOMERS),
          Column.right("requests").in(SERVERS),
          Column.right("backends").in(SERVERS).ifAny(),
          Column.right("all").in(SERVERS).ifAny(),
          Column.right("own").ifAny(),
          Column.right("by minutes").ifAny(),
          Column.right("degraded").ifAny(),
          Column.right("coverage"),
          Column.right("runs"),
          Column.right("bad"),
          Column.right("excluded").ifAny());

  private final boolean own;
  private final boolean byMinutes;
  private final boolean degraded;
  private final boolean excluded;

  /** A column that would say the same in all rows is left out. */
  private NumbersTable(Report report) {
    var runs = report.total().runs();
    this.own = runs.failedByDependency() > 0;
    this.byMinutes = report.services().stream().anyMatch(each -> !each.composedOf().isEmpty());
    this.degraded = runs.degraded() > 0;
    this.excluded = runs.excluded() > 0;
  }

  static Table of(Report report) {
    return new NumbersTable(report).table(report);
  }

  private Table table(Report report) {
    var regions = new ArrayList<List<Cell>>();
    report.regions().forEach(each -> regions.add(row(each.region(), each.numbers(), List.of())));
    if (report.regions().size() > 1) {
      regions.add(row("all", report.total(), List.of()));
    }
    return new Table(
        "Availability and uptime",
        COLUMNS,
        List.of(
            new Section("services", report.services().stream().flatMap(this::rows).toList()),
            new Section("journeys", report.journeys().stream().flatMap(this::rows).toList()),
            new Section("regions", regions)),
        List.of());
  }

  private Stream<List<Cell>> rows(ServiceReport service) {
    return rows(row(service.name(), service.numbers(), service.objectives()), service.regions());
  }

  private Stream<List<Cell>> rows(JourneyReport journey) {
    var name = journey.name() + (journey.declared() ? "" : " (gone)");
    return rows(row(name, journey.numbers(), journey.objectives()), journey.regions());
  }

  private Stream<List<Cell>> rows(List<Cell> whole, List<InRegion> regions) {
    return Stream.concat(
        Stream.of(whole),
        regions.stream()
            .filter(_ -> regions.size() > 1)
            .map(each -> row("· " + each.region(), each.numbers(), each.objectives())));
  }

  private List<Cell> row(String name, Numbers numbers, List<ObjectiveStatus> objectives) {
    var runs = numbers.runs();
    var uptime = numbers.uptime();
    var coverage = numbers.coverage().value();
    return List.of(
        Cell.of(name),
        new Cell(Figures.share(numbers.availability()), tone(objectives, "runs")),
        Cell.of(Figures.share(uptime.requests())),
        Cell.of(Figures.share(uptime.backends())),
        Cell.of(Figures.share(uptime.all())),
        Cell.of(Figures.share(own ? numbers.ownAvailability() : null)),
        new Cell(
            Figures.share(byMinutes ? numbers.availabilityBySlots() : null),
            tone(objectives, "slots")),
        Cell.of(Figures.share(degraded ? numbers.degraded() : null)),
        new Cell(
            Figures.share(coverage),
            coverage != null && coverage < LOW_COVERAGE ? Tone.WARNING : Tone.PLAIN),
        Cell.of(Figures.count(runs.good() + runs.bad())),
        Cell.of(Figures.count(runs.bad())),
        Cell.of(excluded ? Figures.count(runs.excluded()) : Figures.NOTHING));
  }

  /** That of the worst of the availability objectives that are judged by this. */
  private static Tone tone(List<ObjectiveStatus> objectives, String by) {
    return objectives.stream()
        .filter(each -> each.kind().equals("availability") && each.by().equals(by))
        .map(ObjectivesTable::tone)
        .max(Comparator.naturalOrder())
        .orElse(Tone.PLAIN);
  }
}

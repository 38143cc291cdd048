package dev.nines.cli.account;

import dev.nines.report.BurnRate;
import dev.nines.report.InRegion;
import dev.nines.report.ObjectiveStatus;
import dev.nines.report.Report;
import java.util.List;
import java.util.stream.Stream;

/** A record for each objective of each service and journey, over all regions and in each. */
final class CsvObjectives {

  static final List<String> HEADER =
      List.of(
          "kind",
          "name",
          "region",
          "objective",
          "milestone",
          "threshold",
          "target",
          "window",
          "from",
          "to",
          "by",
          "value",
          "good",
          "measured",
          "budget_left",
          "burn_rate",
          "burn_rate_1h",
          "burn_rate_6h",
          "burn_rate_1d",
          "burn_rate_3d",
          "met",
          "warning");

  private CsvObjectives() {}

  /** Where {@code region} is empty it is over all regions that were asked for. */
  static Stream<CsvRecord> of(Report report) {
    return Stream.concat(
        report.services().stream()
            .flatMap(each -> records("service", each.name(), each.objectives(), each.regions())),
        report.journeys().stream()
            .flatMap(each -> records("journey", each.name(), each.objectives(), each.regions())));
  }

  private static Stream<CsvRecord> records(
      String kind, String name, List<ObjectiveStatus> objectives, List<InRegion> regions) {
    return Stream.concat(
        objectives.stream().map(each -> record(kind, name, "", each)),
        regions.stream()
            .flatMap(region ->
                region.objectives().stream()
                    .map(each -> record(kind, name, region.region(), each))));
  }

  private static CsvRecord record(String kind, String name, String region, ObjectiveStatus status) {
    var record =
        new CsvRecord()
            .add(kind)
            .add(name)
            .add(region)
            .add(status.kind())
            .add(status.milestone())
            .add(status.threshold())
            .add((Double) status.target())
            .add(status.window())
            .add(status.period())
            .add(status.by())
            .add(status.value())
            .add(status.good())
            .add(status.measured())
            .add(status.budgetLeft())
            .add(status.burnRate());
    for (BurnRate rate : status.burnRates()) {
      record.add(rate.rate());
    }
    return record.add(status.met()).add(status.warning());
  }
}

package dev.nines.cli.account;

import dev.nines.report.InRegion;
import dev.nines.report.Numbers;
import dev.nines.report.Report;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record for each service, journey and region, and for each service and journey in a region. */
final class CsvNumbers {

  static final List<String> HEADER =
      List.of(
          "kind",
          "name",
          "region",
          "title",
          "service",
          "from",
          "to",
          "availability",
          "own_availability",
          "availability_by_slots",
          "degraded_share",
          "uptime_requests",
          "uptime_backends",
          "uptime_all",
          "coverage",
          "due",
          "good",
          "bad",
          "passed",
          "degraded",
          "failed",
          "failed_by_dependency",
          "excluded",
          "inconclusive",
          "passed_over",
          "attempts_up",
          "attempts_down",
          "attempts_unknown",
          "minutes_measured",
          "minutes_good");

  private CsvNumbers() {}

  /** Where {@code region} is empty it is over all regions that were asked for. */
  static Stream<CsvRecord> of(Report report) {
    return Stream.of(
            report.services().stream()
                .flatMap(each ->
                    Stream.concat(
                        Stream.of(
                            record(
                                report,
                                "service",
                                each.name(),
                                "",
                                each.title(),
                                null,
                                each.numbers())),
                        each.regions().stream()
                            .map(region ->
                                record(
                                    report, "service", each.name(), each.title(), null, region)))),
            report.journeys().stream()
                .flatMap(each ->
                    Stream.concat(
                        Stream.of(
                            record(
                                report,
                                "journey",
                                each.name(),
                                "",
                                each.title(),
                                each.service(),
                                each.numbers())),
                        each.regions().stream()
                            .map(region ->
                                record(
                                    report,
                                    "journey",
                                    each.name(),
                                    each.title(),
                                    each.service(),
                                    region)))),
            report.regions().stream()
                .map(each ->
                    record(
                        report,
                        "region",
                        each.region(),
                        each.region(),
                        null,
                        null,
                        each.numbers())),
            Stream.of(record(report, "all", "", "", null, null, report.total())))
        .flatMap(each -> each);
  }

  private static CsvRecord record(
      Report report,
      String kind,
      String name,
      String title,
      @Nullable String service,
      InRegion region) {
    return record(report, kind, name, region.region(), title, service, region.numbers());
  }

  private static CsvRecord record(
      Report report,
      String kind,
      String name,
      String region,
      @Nullable String title,
      @Nullable String service,
      Numbers numbers) {
    var runs = numbers.runs();
    var uptime = numbers.uptime();
    return new CsvRecord()
        .add(kind)
        .add(name)
        .add(region)
        .add(title)
        .add(service)
        .add(report.window())
        .add(numbers.availability())
        .add(numbers.ownAvailability())
        .add(numbers.availabilityBySlots())
        .add(numbers.degraded())
        .add(uptime.requests())
        .add(uptime.backends())
        .add(uptime.all())
        .add(numbers.coverage().value())
        .add(numbers.coverage().due())
        .add(runs.good())
        .add(runs.bad())
        .add(runs.passed())
        .add(runs.degraded())
        .add(runs.failed())
        .add(runs.failedByDependency())
        .add(runs.excluded())
        .add(runs.inconclusive())
        .add(numbers.coverage().passedOver())
        .add(uptime.up())
        .add(uptime.down())
        .add(uptime.unknown())
        .add(numbers.minutes().measured())
        .add((Double) numbers.minutes().good());
  }
}

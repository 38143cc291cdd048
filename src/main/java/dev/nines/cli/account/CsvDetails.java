package dev.nines.cli.account;

import dev.nines.report.Report;
import java.util.List;
import java.util.stream.Stream;

/** Latencies, incidents and reasons, a record each. */
final class CsvDetails {

  /** The milestone is empty for the whole run. */
  static final List<String> LATENCIES =
      List.of("journey", "milestone", "good_runs", "p50", "p90", "p95", "p99");

  static final List<String> INCIDENTS =
      List.of(
          "journey", "region", "from", "to", "seconds", "bad_runs", "reason", "step", "dependency");

  static final List<String> REASONS =
      List.of("journey", "reason", "step", "dependency", "bad_runs");

  private CsvDetails() {}

  static Stream<CsvRecord> latencies(Report report) {
    return report.journeys().stream()
        .flatMap(journey ->
            journey.latencies().stream()
                .map(each ->
                    new CsvRecord()
                        .add(journey.name())
                        .add(each.milestone())
                        .add(each.runs())
                        .add(each.p50())
                        .add(each.p90())
                        .add(each.p95())
                        .add(each.p99())));
  }

  /** The worst of each journey. */
  static Stream<CsvRecord> incidents(Report report) {
    return report.journeys().stream()
        .flatMap(journey -> journey.incidents().stream())
        .map(each ->
            new CsvRecord()
                .add(each.journey())
                .add(each.region())
                .add(each.from())
                .add(each.to())
                .add((Double) each.seconds())
                .add(each.badRuns())
                .add(each.reason())
                .add(each.step())
                .add(each.dependency()));
  }

  static Stream<CsvRecord> reasons(Report report) {
    return report.journeys().stream()
        .flatMap(journey ->
            journey.reasons().stream()
                .map(each ->
                    new CsvRecord()
                        .add(journey.name())
                        .add(each.reason())
                        .add(each.step())
                        .add(each.dependency())
                        .add(each.runs())));
  }
}

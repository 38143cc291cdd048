package dev.nines.cli.account;

import dev.nines.report.Report;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * For spreadsheets: comma-separated values after RFC 4180, with a header. Columns are added at the
 * end and never moved. What was not measured is an empty field; shares are between 0 and 1,
 * durations in seconds.
 */
public final class CsvForm implements Form {

  private final CsvTable table;

  public CsvForm(CsvTable table) {
    this.table = table;
  }

  @Override
  public void write(Report report, Writer writer) throws IOException {
    writer.write(line(header()));
    for (var record : records(report).toList()) {
      writer.write(line(record.fields()));
    }
    writer.flush();
  }

  private List<String> header() {
    return switch (table) {
      case NUMBERS -> CsvNumbers.HEADER;
      case OBJECTIVES -> CsvObjectives.HEADER;
      case LATENCIES -> CsvDetails.LATENCIES;
      case INCIDENTS -> CsvDetails.INCIDENTS;
      case REASONS -> CsvDetails.REASONS;
    };
  }

  private Stream<CsvRecord> records(Report report) {
    return switch (table) {
      case NUMBERS -> CsvNumbers.of(report);
      case OBJECTIVES -> CsvObjectives.of(report);
      case LATENCIES -> CsvDetails.latencies(report);
      case INCIDENTS -> CsvDetails.incidents(report);
      case REASONS -> CsvDetails.reasons(report);
    };
  }

  private static String line(List<String> fields) {
    return fields.stream().map(CsvForm::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String field) {
    return field
            .chars()
            .anyMatch(each -> each == ',' || each == '"' || each == '\r' || each == '\n')
        ? '"' + field.replace("\"", "\"\"") + '"'
        : field;
  }
}

package dev.nines.cli.account;

import dev.nines.report.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of one record, put together. Used by one thread. */
final class CsvRecord {

  private final List<String> fields = new ArrayList<>();

  CsvRecord add(@Nullable String text) {
    fields.add(text == null ? "" : text);
    return this;
  }

  CsvRecord add(long number) {
    return add(Long.toString(number));
  }

  /** In plain digits: not every spreadsheet reads {@code 1.0E-4}. */
  CsvRecord add(@Nullable Double number) {
    return add(
        number == null ? null : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
  }

  CsvRecord add(@Nullable Boolean truth) {
    return add(truth == null ? null : truth.toString());
  }

  CsvRecord add(Instant at) {
    return add(at.toString());
  }

  CsvRecord add(Period period) {
    return add(period.from()).add(period.to());
  }

  List<String> fields() {
    return List.copyOf(fields);
  }
}

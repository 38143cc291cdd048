package dev.nines.cli.account;

import dev.nines.report.Report;
import java.io.IOException;
import java.io.Writer;

/** A form in which the account is told. */
@FunctionalInterface
public interface Form {

  /** Writes all of {@code report}; leaves {@code writer} open. */
  void write(Report report, Writer writer) throws IOException;
}

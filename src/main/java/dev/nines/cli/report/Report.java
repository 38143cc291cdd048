package dev.nines.cli.report;

import java.io.IOException;
import java.io.Writer;

/** A form in which runs are told to a machine. */
@FunctionalInterface
public interface Report {

  /** Writes all of {@code results}; leaves {@code writer} open. */
  void write(Results results, Writer writer) throws IOException;
}

package dev.nines.cli;

import java.util.Locale;

/** In which form the account is told. */
enum ReportFormat {
  TEXT,
  JSON,
  CSV,
  MARKDOWN;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

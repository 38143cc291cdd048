package dev.nines.cli.account;

import java.util.Locale;

/** Which table a file of comma-separated values holds: it can hold one alone. */
public enum CsvTable {
  NUMBERS,
  OBJECTIVES,
  LATENCIES,
  INCIDENTS,
  REASONS;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.nines.cli;

import java.util.Locale;

/** In which form a command tells its result. */
enum Format {
  TEXT,
  JSON,
  JUNIT;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

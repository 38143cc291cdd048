package dev.nines.alert;

import java.util.Locale;

/** How loudly a trouble is told; in ascending order. */
public enum Severity {
  /** Shown and never lost, but nobody is told. */
  ADVISORY,
  /** Waits for working hours. */
  WARNING,
  /** Told if it still stands after a while. */
  ERROR,
  /** Told at once, day and night, and climbs while nobody acknowledges it. */
  CRITICAL;

  /** The word in files, messages and metrics. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }

  /** The graver of both. */
  public Severity or(Severity other) {
    return atLeast(other) ? this : other;
  }
}

package dev.nines.practice;

import java.util.Locale;

/** What is wrong with one backend. */
public enum BackendFault {
  /** It answers everything with 500, its health check with 503. */
  ERROR,
  /** Its port does not listen; the front answers 502 in its place. */
  REFUSE,
  /** It accepts and never answers. */
  HANG,
  /** Another word for {@link #REFUSE}. */
  DOWN;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isGone() {
    return switch (this) {
      case REFUSE, DOWN -> true;
      case ERROR, HANG -> false;
    };
  }
}

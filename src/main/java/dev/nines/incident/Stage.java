package dev.nines.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an incident is in its life. */
public sealed interface Stage {

  /** The word in records, messages and pages. */
  default String word() {
    return switch (this) {
      case Pending _ -> "pending";
      case Open _ -> "open";
      case Acknowledged _ -> "acknowledged";
      case Resolved _ -> "resolved";
    };
  }

  /** Whether the trouble is known and stands. */
  default boolean stands() {
    return this instanceof Open || this instanceof Acknowledged;
  }

  /** Something went wrong, but not enough to break the rule; nobody is told. */
  record Pending() implements Stage {}

  /**
   * The rule is broken and nobody has taken it up.
   *
   * @param calmSince since when the rule holds again while the incident waits to see whether it
   *     lasts; null while it is broken
   */
  record Open(@Nullable Instant calmSince) implements Stage {}

  /**
   * Somebody has taken it up.
   *
   * @param by who
   * @param calmSince as of {@link Open}
   */
  record Acknowledged(Instant at, String by, @Nullable Instant calmSince) implements Stage {}

  /**
   * It is over.
   *
   * @param at when that was known
   */
  record Resolved(Instant at, Ending ending) implements Stage {}

  /** Why an incident is over. */
  enum Ending {
    /** The rule holds again. */
    RECOVERED,
    /** What it was about is not judged any more: the journey or its rule was removed. */
    REMOVED
  }
}

package dev.nines.report;

import dev.nines.slo.Window;
import java.time.Instant;

/** Time in [from, to), as it is shown. */
public record Period(Instant from, Instant to) {

  static Period of(Window window) {
    return new Period(window.from(), window.to());
  }
}

package dev.nines.report;

import dev.nines.slo.Ratio;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Shares as they are shown: null where nothing was measured. */
final class Shares {

  private Shares() {}

  static @Nullable Double of(Ratio ratio) {
    return of(ratio.value());
  }

  static @Nullable Double of(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }
}

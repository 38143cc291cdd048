package dev.nines.incident;

import java.math.BigDecimal;
import java.math.MathContext;

/** Shares as people write them. */
final class Shares {

  private Shares() {}

  /** Of 0.999 it is {@code 99.9}. */
  static String percent(double share) {
    return BigDecimal.valueOf(share)
        .movePointRight(2)
        .round(new MathContext(8))
        .stripTrailingZeros()
        .toPlainString();
  }
}

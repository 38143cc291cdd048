package dev.nines.outcome;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A measure of how a page felt, as <a href="https://web.dev/articles/vitals">Web Vitals</a> has it.
 */
public enum Vital {
  /** Time until the largest text or picture was shown, in seconds. */
  LARGEST_CONTENTFUL_PAINT("lcp"),
  /** How far what was shown moved about unasked, in the worst five seconds; without a unit. */
  CUMULATIVE_LAYOUT_SHIFT("cls"),
  /** Time that the slowest act took until something of it was shown, in seconds. */
  INTERACTION_TO_NEXT_PAINT("inp"),
  /** Time until anything was shown, in seconds. */
  FIRST_CONTENTFUL_PAINT("fcp"),
  /** Time until the first byte of the document came, in seconds. */
  TIME_TO_FIRST_BYTE("ttfb");

  private static final int DIGITS = 4;

  private final String word;

  Vital(String word) {
    this.word = word;
  }

  /** The word in records and pages. */
  public String word() {
    return word;
  }

  /** {@code value} as it is recorded: to four places, a tenth of a millisecond. */
  public static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
  }
}

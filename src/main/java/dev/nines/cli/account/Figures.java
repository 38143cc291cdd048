package dev.nines.cli.account;

import dev.nines.journey.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers for people. What was not measured is a dash. */
final class Figures {

  static final String NOTHING = "–";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int LEAST_DIGITS = 2;
  private static final int MOST_DIGITS = 6;

  private Figures() {}

  /**
   * A share in percent, never rounded up, with as many digits as it takes to see what is missing:
   * {@code 99.95 %}, {@code 99.9996 %}. Only what is whole is {@code 100 %}.
   *
   * @param share between 0 and 1
   */
  static String share(@Nullable Double share) {
    if (share == null) {
      return NOTHING;
    }
    var percent = BigDecimal.valueOf(share).multiply(HUNDRED);
    if (percent.compareTo(HUNDRED) >= 0) {
      return "100 %";
    }
    if (percent.signum() == 0) {
      return "0 %";
    }
    if (percent.compareTo(new BigDecimal("0.01")) < 0) {
      return "<0.01 %";
    }
    int digits = LEAST_DIGITS;
    var shown = percent.setScale(digits, RoundingMode.FLOOR);
    while (onlyNines(shown) && shown.compareTo(percent) < 0 && digits < MOST_DIGITS) {
      shown = percent.setScale(++digits, RoundingMode.FLOOR);
    }
    return shown.toPlainString() + " %";
  }

  private static boolean onlyNines(BigDecimal number) {
    return number.unscaledValue().toString().chars().allMatch(digit -> digit == '9');
  }

  /** A target as it was promised, such as {@code 99.9 %}. */
  static String target(double share) {
    return BigDecimal.valueOf(share).multiply(HUNDRED).stripTrailingZeros().toPlainString() + " %";
  }

  /** What is left of a budget, in whole percent and never rounded up; negative where overspent. */
  static String budget(@Nullable Double left) {
    return left == null
        ? NOTHING
        : count(
                BigDecimal.valueOf(left)
                    .multiply(HUNDRED)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValue())
            + " %";
  }

  /** A burn rate to a tenth. */
  static String rate(@Nullable Double rate) {
    return rate == null ? NOTHING : String.format(Locale.ROOT, "%,.1f", rate);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A measured duration to about three digits. */
  static String seconds(@Nullable Double seconds) {
    return seconds == null ? NOTHING : Durations.brief(exact(seconds));
  }

  /** A duration as it is written in a journey, such as {@code 1h30m}. */
  static String length(double seconds) {
    return Durations.text(exact(seconds));
  }

  private static Duration exact(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  /** In UTC, to the minute. */
  static String stamp(Instant at) {
    return STAMP.format(at);
  }
}

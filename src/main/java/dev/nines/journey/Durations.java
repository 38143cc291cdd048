package dev.nines.journey;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Go-style durations: {@code 500ms}, {@code 1.5s}, {@code 1h30m}, and {@code 30d} for days of 24
 * hours.
 */
public final class Durations {

  private static final Pattern PART =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(ns|us|µs|ms|s|m|h|d)");
  private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");

  private Durations() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException if the text is no duration of zero or more, or longer than 100
   *     years
   */
  public static Duration parse(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    if (text.length() > 64 || !WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "found \"" + text + "\"; expected a duration such as 500ms, 30s or 1h30m");
    }
    Matcher part = PART.matcher(text);
    double nanos = 0;
    long exact = 0;
    while (part.find()) {
      var number =
          new java.math.BigDecimal(part.group(1))
              .multiply(java.math.BigDecimal.valueOf(unit(part.group(2))));
      nanos += number.doubleValue();
      exact = nanos > MAX ? MAX : exact + number.longValue();
    }
    if (nanos > MAX) {
      throw new IllegalArgumentException(
          "found \"" + text + "\"; expected at most 100 years (36500d)");
    }
    return Duration.ofNanos(exact);
  }

  private static final double MAX_DAYS = 36_500;
  private static final long MAX = (long) (MAX_DAYS * 86_400 * 1_000_000_000L);

  private static long unit(String name) {
    return switch (name) {
      case "ns" -> 1;
      case "us", "µs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> 86_400_000_000_000L;
    };
  }

  /**
   * The shortest usual form, exact to the microsecond below a second and to the millisecond above:
   * {@code 812ms}, {@code 1h30m}.
   */
  public static String text(Duration duration) {
    if (duration.isNegative()) {
      return "-" + text(duration.negated());
    }
    if (duration.isZero()) {
      return "0s";
    }
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      long nanos = duration.toNanos();
      if (nanos < 1_000) {
        return nanos + "ns";
      }
      return nanos < 1_000_000 ? decimal(nanos / 1e3) + "µs" : decimal(nanos / 1e6) + "ms";
    }
    var text = new StringBuilder();
    long seconds = duration.toSeconds();
    append(text, seconds / 86_400, "d");
    append(text, seconds / 3_600 % 24, "h");
    append(text, seconds / 60 % 60, "m");
    double rest = seconds % 60 + duration.toMillisPart() / 1e3;
    if (rest > 0) {
      text.append(decimal(rest)).append('s');
    }
    return text.toString();
  }

  /**
   * A measured duration for a sentence, to about three digits: {@code 0.41 ms}, {@code 812 ms},
   * {@code 3.02 s}.
   */
  public static String brief(Duration duration) {
    double millis = duration.toNanos() / 1e6;
    if (millis < 10) {
      return String.format(Locale.ROOT, "%.2f ms", millis);
    }
    return millis < 1000
        ? Math.round(millis) + " ms"
        : String.format(Locale.ROOT, "%.2f s", millis / 1e3);
  }

  private static void append(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }

  private static String decimal(double number) {
    return java.math.BigDecimal.valueOf(Math.round(number * 1000) / 1000.0)
        .stripTrailingZeros()
        .toPlainString();
  }
}

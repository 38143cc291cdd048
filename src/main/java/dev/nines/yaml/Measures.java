package dev.nines.yaml;

import dev.nines.journey.Objective;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.ScalarShape;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Unfit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** Percentages, sizes and windows of time. */
final class Measures {

  private static final String PERCENT_PATTERN = "(\\d{1,3}(?:\\.\\d{1,6})?)\\s?%";
  private static final Pattern PERCENT = Pattern.compile(PERCENT_PATTERN);
  private static final String A_PERCENTAGE = "a percentage between 0% and 100%, such as 99.9%";
  private static final Pattern BYTES = Pattern.compile("(\\d{1,12})\\s?(B|kB|MB|GB|KiB|MiB|GiB)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "B",
          1L,
          "kB",
          1_000L,
          "MB",
          1_000_000L,
          "GB",
          1_000_000_000L,
          "KiB",
          1L << 10,
          "MiB",
          1L << 20,
          "GiB",
          1L << 30);
  private static final long MOST_BYTES = 1L << 30;
  private static final String A_SIZE = "a size such as 64KiB or 10MiB, at most 1GiB";
  private static final String A_WINDOW = "month, or hours or days from 1h to 400d, such as 30d";
  private static final String LENGTH = "[1-9][0-9]{0,3}[hd]";
  private static final Duration MOST_WINDOW = Duration.ofDays(400);

  private Measures() {}

  /** So many good ones in a hundred: what is shared out, and the threshold of a latency. */
  record Share(double target, Duration threshold) {}

  static final Shape<Double> PERCENTAGE =
      new ScalarShape<>(
          "percentage",
          A_PERCENTAGE,
          scalar -> percentage(scalar.text()),
          schema -> Scalars.text(schema, "^" + PERCENT_PATTERN + "$", "99.9%"));

  /** {@code 95% < 3s}. */
  static final Shape<Share> LATENCY =
      new ScalarShape<>(
          "latency",
          "a share of the runs and its threshold, such as 95% < 3s",
          scalar -> {
            var parts = scalar.text().split("<", -1);
            if (parts.length != 2) {
              throw new Unfit(
                  "found "
                      + Quoted.of(scalar.text())
                      + "; expected a share of the runs and its threshold, such as 95% < 3s",
                  null);
            }
            return new Share(
                percentage(parts[0].strip()), DurationShapes.duration(parts[1].strip()));
          },
          schema ->
              Scalars.text(
                  schema,
                  "^" + PERCENT_PATTERN + "\\s*<\\s*" + DurationShapes.PATTERN + "$",
                  "95% < 3s"));

  static final Shape<Objective.Window> WINDOW =
      new ScalarShape<>(
          "window",
          A_WINDOW,
          scalar -> {
            if (scalar.text().equals("month")) {
              return new Objective.Month();
            }
            if (!scalar.text().matches(LENGTH)) {
              throw new Unfit("found " + Quoted.of(scalar.text()) + "; expected " + A_WINDOW, null);
            }
            var length = DurationShapes.duration(scalar.text());
            if (length.compareTo(MOST_WINDOW) > 0) {
              throw new Unfit("found " + scalar.text() + "; expected " + A_WINDOW, null);
            }
            return new Objective.Rolling(length);
          },
          schema -> Scalars.text(schema, "^(?:month|" + LENGTH + ")$", "30d", "month"));

  static final Shape<Long> SIZE =
      new ScalarShape<>(
          "size",
          A_SIZE,
          scalar -> {
            var matcher = BYTES.matcher(scalar.text());
            if (matcher.matches()) {
              long bytes =
                  Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1L);
              if (bytes >= 1 && bytes <= MOST_BYTES) {
                return bytes;
              }
            }
            throw new Unfit(
                "found " + Quoted.of(scalar.text()) + "; expected " + A_SIZE,
                scalar.text().matches("\\d{1,10}") ? "did you mean " + scalar.text() + "B?" : null);
          },
          schema -> Scalars.text(schema, "^" + BYTES.pattern() + "$", "10MiB"));

  static double percentage(String text) throws Unfit {
    var matcher = PERCENT.matcher(text);
    if (!matcher.matches()) {
      throw new Unfit(
          "found " + Quoted.of(text) + "; expected " + A_PERCENTAGE,
          text.matches("\\d{1,3}(\\.\\d{1,6})?") ? "did you mean " + text + "%?" : null);
    }
    var number = new BigDecimal(matcher.group(1));
    if (number.signum() <= 0 || number.compareTo(BigDecimal.valueOf(100)) >= 0) {
      throw new Unfit("found " + text + "; expected " + A_PERCENTAGE, null);
    }
    return number.movePointLeft(2).doubleValue();
  }
}

package dev.nines.yaml;

import dev.nines.journey.Durations;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.ScalarShape;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Unfit;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The durations of the language. */
public final class DurationShapes {

  private static final String NUMBER = "\\d{1,12}(?:\\.\\d{1,9})?";
  static final String PATTERN = "(?:" + NUMBER + "(?:ns|us|µs|ms|s|m|h|d))+";
  private static final String A_DURATION = "a duration such as 500ms, 30s or 1h30m";

  private DurationShapes() {}

  /** A duration of more than zero. */
  static final Shape<Duration> DURATION =
      new ScalarShape<>(
          "duration",
          A_DURATION,
          scalar -> {
            var duration = duration(scalar.text());
            if (duration.isZero()) {
              throw new Unfit("found " + scalar.text() + "; expected more than 0", null);
            }
            return duration;
          },
          schema ->
              Scalars.text(schema, "^" + PATTERN + "$", "500ms", "30s", "1h30m")
                  .put("title", A_DURATION)
                  .set("not", Scalars.text(schema.objectNode(), "^[^1-9]*$")));

  /** A duration, also of nothing. */
  static final Shape<Duration> WAIT =
      new ScalarShape<>(
          "wait",
          A_DURATION,
          scalar -> duration(scalar.text()),
          schema -> Scalars.text(schema, "^" + PATTERN + "$", "0s", "200ms", "1s"));

  /**
   * Reads a duration; a slip in its unit is named.
   *
   * @throws Unfit if it is none
   */
  public static Duration duration(String text) throws Unfit {
    try {
      if (!text.equals("0")) {
        return Durations.parse(text);
      }
    } catch (IllegalArgumentException _) {
      // Said below, with the likely fix.
    }
    var meant = meant(text);
    throw new Unfit(
        "found " + Quoted.of(text) + "; expected " + A_DURATION,
        meant == null ? null : "did you mean " + meant + "?");
  }

  private static @Nullable String meant(String text) {
    var tight =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", "")
            .replaceAll("(?<=\\d),(?=\\d)", ".")
            .replaceAll("(?<=\\d)(?:milliseconds?|millis|msecs?)", "ms")
            .replaceAll("(?<=\\d)(?:seconds?|secs?)", "s")
            .replaceAll("(?<=\\d)(?:minutes?|mins?)", "m")
            .replaceAll("(?<=\\d)(?:hours?|hrs?)", "h")
            .replaceAll("(?<=\\d)days?", "d");
    if (tight.matches(NUMBER)) {
      return tight + "s";
    }
    return tight.matches(PATTERN) && !tight.equals(text) ? tight : null;
  }
}

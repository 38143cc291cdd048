package dev.nines.notify.message;

import dev.nines.journey.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments and spans as somebody reads them who was just woken. */
final class Times {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  /** To the second, and to the minute from an hour on. */
  static String span(Duration duration) {
    long seconds = Math.max(0, duration.plusMillis(500).toSeconds());
    return Durations.text(Duration.ofSeconds(seconds >= 3_600 ? seconds - seconds % 60 : seconds));
  }
}

package dev.nines.api.answer;

import dev.nines.alert.Silence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A silence. */
@Schema(name = "Silence")
public record SilenceAnswer(
    String id,
    boolean declared,
    String state,
    List<String> journeys,
    List<String> services,
    Instant from,
    Instant to,
    String by,
    String reason,
    @Nullable Instant ended) {

  /** What it is at a moment. */
  private static String state(Silence silence, @Nullable Instant ended, Instant now) {
    if (ended != null || !silence.to().isAfter(now)) {
      return "over";
    }
    return silence.from().isAfter(now) ? "coming" : "in force";
  }

  /**
   * The published form of {@code silence}.
   *
   * @param declared whether a file declares it
   * @param ended when it was ended, or null
   */
  public static SilenceAnswer of(
      Silence silence, boolean declared, @Nullable Instant ended, Instant now) {
    return new SilenceAnswer(
        silence.id(),
        declared,
        state(silence, ended, now),
        List.copyOf(silence.journeys()),
        List.copyOf(silence.services()),
        seconds(silence.from()),
        seconds(silence.to()),
        silence.by(),
        silence.reason(),
        ended == null ? null : seconds(ended));
  }

  /** One that was kept before may have parts of a second. */
  private static Instant seconds(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS);
  }
}

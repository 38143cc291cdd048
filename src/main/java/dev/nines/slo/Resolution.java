package dev.nines.slo;

import java.time.Duration;
import java.time.Instant;

/** How finely time is counted: a slot is one of these, in UTC. */
public enum Resolution {
  MINUTE(60),
  HOUR(3_600),
  DAY(86_400);

  private final long seconds;

  Resolution(long seconds) {
    this.seconds = seconds;
  }

  public Duration length() {
    return Duration.ofSeconds(seconds);
  }

  /** The beginning of the slot that holds {@code at}. */
  public Instant floor(Instant at) {
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  /** The first beginning of a slot that is not before {@code at}. */
  public Instant ceil(Instant at) {
    var floor = floor(at);
    return floor.equals(at) ? floor : floor.plusSeconds(seconds);
  }
}

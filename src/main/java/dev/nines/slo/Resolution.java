package dev.nines.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** A stretch of time in whole slots of one resolution. */
  public record Stretch(Resolution resolution, Window window) {}

  /**
   * The fewest slots that make up a window, in the order of time: minutes, hours, days, hours,
   * minutes. A run belongs to the minute in which it was scheduled to start, so the window is
   * widened to whole minutes.
   */
  public static List<Stretch> cover(Window window) {
    return cover(new Window(MINUTE.floor(window.from()), MINUTE.ceil(window.to())), DAY);
  }

  private static List<Stretch> cover(Window window, Resolution coarsest) {
    var parts = new ArrayList<Stretch>();
    var whole = coarsest.wholeSlots(window);
    if (whole.isEmpty()) {
      coarsest.finer().ifPresent(finer -> parts.addAll(cover(window, finer)));
    } else {
      coarsest
          .finer()
          .ifPresent(finer -> parts.addAll(cover(new Window(window.from(), whole.from()), finer)));
      parts.add(new Stretch(coarsest, whole));
      coarsest
          .finer()
          .ifPresent(finer -> parts.addAll(cover(new Window(whole.to(), window.to()), finer)));
    }
    return List.copyOf(parts);
  }

  /** The slots that lie within a window entirely; an empty window at its end where none does. */
  private Window wholeSlots(Window window) {
    var from = ceil(window.from());
    var to = floor(window.to());
    return from.isBefore(to) ? new Window(from, to) : new Window(window.to(), window.to());
  }

  /** The next finer one; empty for minutes. */
  public Optional<Resolution> finer() {
    return switch (this) {
      case MINUTE -> Optional.empty();
      case HOUR -> Optional.of(MINUTE);
      case DAY -> Optional.of(HOUR);
    };
  }
}

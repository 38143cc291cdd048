package dev.nines.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The wall clock as it goes on with the monotonic one: when somebody sets the wall clock, that is
 * noticed and passes no time. Not safe between threads.
 */
public final class SteadyClock {

  /** A difference of the clocks that is a step of the wall clock and not its drift. */
  private static final Duration STEP = Duration.ofSeconds(1);

  private final Clocks clocks;
  private Instant wall;
  private long tick;

  /** The wall clock was set: what follows {@code from} is {@code to}. */
  public record Step(Instant from, Instant to) {
    /** Negative where it was set back. */
    public Duration by() {
      return Duration.between(from, to);
    }
  }

  public SteadyClock(Clocks clocks) {
    this.clocks = clocks;
    this.wall = clocks.wall().instant();
    this.tick = clocks.ticker().nanos();
  }

  /** What the wall clock would show if nobody had set it since the last {@link #adjust}. */
  public Instant now() {
    return wall.plus(clocks.ticker().since(tick));
  }

  /**
   * Takes the time from the wall clock again, so that its drift does not add up; to be called every
   * second or so.
   *
   * @return how it was set meanwhile; empty where it was not
   */
  public Optional<Step> adjust() {
    var expected = now();
    wall = clocks.wall().instant();
    tick = clocks.ticker().nanos();
    var step = new Step(expected, wall);
    return step.by().abs().compareTo(STEP) > 0 ? Optional.of(step) : Optional.empty();
  }
}

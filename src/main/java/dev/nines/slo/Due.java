package dev.nines.slo;

import java.time.Instant;
import java.util.Collection;

/**
 * How many runs the schedule called for in a window, seen at some moment. A start counts once its
 * run is recorded, or once so much time has passed that it can no longer be on its way: a run that
 * still goes on is no silence.
 *
 * @param terms of one journey in one region
 */
public record Due(Collection<ScheduleTerm> terms, Instant now) {

  /** The moment before which every start that has no run is one that was missed, to the minute. */
  public Instant horizon() {
    return terms.stream()
        .map(term -> Resolution.MINUTE.floor(now.minus(term.patience())))
        .min(Instant::compareTo)
        .orElse(now);
  }

  /**
   * The runs called for in a window.
   *
   * @param passedOver starts in the window before {@link #horizon} that were passed over
   * @param recent runs in the window from {@link #horizon} on
   */
  public long in(Window window, long passedOver, long recent) {
    var horizon = horizon();
    var end = horizon.isBefore(window.to()) ? horizon : window.to();
    if (!window.from().isBefore(end)) {
      return recent;
    }
    var past = new Window(window.from(), end);
    long called = terms.stream().mapToLong(term -> term.starts(past)).sum();
    return Math.max(0, called - passedOver) + recent;
  }
}

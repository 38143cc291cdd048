package dev.nines.store.sql;

import dev.nines.slo.Resolution;
import dev.nines.slo.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A window of whole minutes, made up of few slots: days, and at its edges hours and minutes, which
 * are put in or, where a wider slot reaches beyond the edge, taken out again. So an edge takes
 * thirty minutes and twelve hours at most, and one that nothing lies behind takes none.
 */
record Cover(List<Part> parts) {

  /**
   * Slots of one resolution.
   *
   * @param window in whole slots
   * @param added whether they are put in; otherwise they are taken out
   */
  record Part(Resolution resolution, Window window, boolean added) {}

  Cover {
    parts = List.copyOf(parts);
  }

  /**
   * Covers a window.
   *
   * @param last whether nothing is counted behind its end
   */
  static Cover of(Window window, boolean last) {
    var parts = new ArrayList<Part>();
    cover(window.from(), window.to(), Resolution.MINUTE, last, parts);
    return new Cover(parts);
  }

  private static void cover(
      Instant from, Instant to, Resolution fine, boolean last, List<Part> parts) {
    var coarse =
        switch (fine) {
          case MINUTE -> Resolution.HOUR;
          case HOUR -> Resolution.DAY;
          case DAY -> null;
        };
    if (coarse == null) {
      add(fine, from, to, true, parts);
      return;
    }
    var first = nearest(coarse, from);
    var end = last ? coarse.ceil(to) : nearest(coarse, to);
    var edges = distance(from, first).plus(last ? Duration.ZERO : distance(to, end));
    if (distance(from, to).compareTo(edges) <= 0) {
      add(fine, from, to, true, parts);
      return;
    }
    add(fine, from, first, true, parts);
    add(fine, first, from, false, parts);
    cover(first, end, coarse, last, parts);
    add(fine, end, to, true, parts);
    if (!last) {
      add(fine, to, end, false, parts);
    }
  }

  private static Instant nearest(Resolution resolution, Instant at) {
    var floor = resolution.floor(at);
    var ceil = resolution.ceil(at);
    return distance(floor, at).compareTo(distance(at, ceil)) <= 0 ? floor : ceil;
  }

  private static Duration distance(Instant one, Instant other) {
    return Duration.between(one, other).abs();
  }

  private static void add(
      Resolution resolution, Instant from, Instant to, boolean added, List<Part> parts) {
    if (from.isBefore(to)) {
      parts.add(new Part(resolution, new Window(from, to), added));
    }
  }
}

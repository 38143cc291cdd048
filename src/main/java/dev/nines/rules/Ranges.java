package dev.nines.rules;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which times the rules look back over, and how each is come by.
 *
 * @param own the windows of the objectives
 */
record Ranges(SortedSet<Range> own) {

  /** How often the rules of minutes are evaluated, and what every longer time is made of. */
  static final Range STEP = Range.minutes(1);

  /** How often the rules of days are evaluated, and how much one of their tiles covers. */
  static final Range TILE = Range.minutes(4);

  private static final List<Range> USUAL =
      List.of(
          Range.minutes(5),
          Range.minutes(30),
          Range.hours(1),
          Range.hours(2),
          Range.hours(6),
          Range.days(1),
          Range.days(3));

  private static final List<Range> MAIN = List.of(Range.minutes(5), Range.hours(1), Range.days(1));

  private static final Range LONGEST_OF_MINUTES = Range.hours(6);

  Ranges {
    own = new TreeSet<>(own);
    if (own.isEmpty()) {
      own.add(Range.days(30));
    }
  }

  /** Whether it is long enough to be put together of tiles and not of minutes. */
  static boolean ofTiles(Range range) {
    return !range.within(LONGEST_OF_MINUTES);
  }

  /** Those that burn rates are given for. */
  SortedSet<Range> all() {
    return with(USUAL);
  }

  /** Those that everything is given for. */
  SortedSet<Range> main() {
    return with(MAIN);
  }

  /** The times after which a budget of {@code window} is asked how fast it burns. */
  static SortedSet<Range> burning(Range window) {
    var shorter = new TreeSet<>(USUAL);
    shorter.add(window);
    return shorter.headSet(new Range(window.length().plusNanos(1)));
  }

  private SortedSet<Range> with(Collection<Range> usual) {
    var all = new TreeSet<>(own);
    all.addAll(usual);
    return all;
  }
}

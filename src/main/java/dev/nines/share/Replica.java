package dev.nines.share;

import java.time.Duration;

/**
 * One of several probers of the same region and shard.
 *
 * @param name as people know it; need not be unique
 * @param lease for how long what it holds is its own without a word to the database; {@link
 *     #SHORTEST} or more
 */
public record Replica(String name, Duration lease) {

  /** Long enough for a database that is slow for a moment, short enough for journeys each 10 s. */
  public static final Duration USUAL = Duration.ofSeconds(15);

  public static final Duration SHORTEST = Duration.ofSeconds(5);
  public static final Duration LONGEST = Duration.ofMinutes(5);

  /** How often a lease is renewed within its length. */
  private static final int TURNS = 5;

  public Replica {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a replica has no name; expected one such as nines-0");
    }
    if (lease.compareTo(SHORTEST) < 0 || lease.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a lease of " + lease.toSeconds() + "s is out of bounds; expected 5s to 5m");
    }
  }

  /** How often it has a word with the database; at most what a start may be late and still made. */
  public Duration turn() {
    var turn = lease.dividedBy(TURNS);
    var most = Duration.ofSeconds(3);
    return turn.compareTo(most) > 0 ? most : turn;
  }
}

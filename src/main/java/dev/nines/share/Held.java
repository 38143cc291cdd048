package dev.nines.share;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a replica holds as of its last turn.
 *
 * @param shares by number
 * @param leads whether it judges and tells
 * @param until it makes no start that is scheduled for then or later
 */
public record Held(Map<Integer, Span> shares, boolean leads, Instant until) {

  /** Nothing. */
  public static final Held NOTHING = new Held(Map.of(), false, Instant.MIN);

  /**
   * Which scheduled starts of a share are its own.
   *
   * @param from the first moment
   * @param to the first moment that is another's; null where it is to keep the share
   * @param unsure as in {@link Roster.Hold}
   */
  public record Span(Instant from, @Nullable Instant to, @Nullable Instant unsure) {

    boolean has(Instant due) {
      return !due.isBefore(from) && (to == null || due.isBefore(to));
    }
  }

  public Held {
    shares = Map.copyOf(shares);
  }

  /**
   * What a roster leaves to a member.
   *
   * @param before what it held; what it gave away since stays its own until the other begins
   */
  static Held of(Roster roster, String id, Held before, Instant now) {
    var spans = new TreeMap<Integer, Span>();
    for (int share = 0; share < Roster.SHARES; share++) {
      var hold = roster.shares().get(share);
      var had = before.shares.get(share);
      var from = hold.from();
      if (from == null) {
        continue;
      }
      if (id.equals(hold.holder())) {
        spans.put(share, new Span(from, null, hold.unsure()));
      } else if (had != null && from.isAfter(now) && had.from().isBefore(from)) {
        spans.put(share, new Span(had.from(), from, null));
      }
    }
    return new Held(
        spans, roster.leads(id), roster.member(id).map(Roster.Member::until).orElse(Instant.MIN));
  }

  /** Whether a scheduled start of the journey of this name is its own. */
  public boolean plays(String name, Instant due) {
    var span = span(name);
    return span != null && due.isBefore(until) && span.has(due);
  }

  /** Which starts of the journey, or service, of this name are its own; null where none are. */
  public @Nullable Span span(String name) {
    return shares.get(Roster.share(name));
  }
}

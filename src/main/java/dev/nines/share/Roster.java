package dev.nines.share;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The replicas of a shard and what each of them holds, as the database has it. It changes in turns,
 * one replica after the other.
 *
 * <p>Two clocks are kept apart. Whether a lease has run out is the database's clock to say. Which
 * starts are whose is said by the moments for which the starts are scheduled: whoever holds a share
 * plays the starts before its {@code until}, and whoever takes it plays those from there on. So no
 * start is played by two, as long as their own clocks differ by less than a lease.
 *
 * @param shares by number, {@link #SHARES} of them
 */
public record Roster(List<Member> members, List<Hold> shares, Lead lead) {

  /** Into how many parts the journeys of a shard are split; more than there are replicas. */
  public static final int SHARES = 64;

  /** What nobody wrote yet. */
  public static final Roster EMPTY =
      new Roster(
          List.of(),
          Stream.generate(() -> Hold.NOBODYS).limit(SHARES).toList(),
          new Lead(null, -1));

  /**
   * A replica with a lease.
   *
   * @param id unique to its process
   * @param expires by the database's clock
   * @param renewed by its own clock, when it last had its turn
   * @param until by its own clock; it makes no start that is scheduled for then or later
   */
  public record Member(String id, String name, Instant expires, Instant renewed, Instant until) {}

  /**
   * Who holds a share.
   *
   * @param holder a member's id; null while nobody does
   * @param from which scheduled starts on are the holder's, or those of whoever takes it; null
   *     where nobody ever held it
   * @param unsure what was scheduled from here to {@code from} was of one whose lease ran out, who
   *     may have played it or not; null where nothing is unsure
   */
  public record Hold(@Nullable String holder, @Nullable Instant from, @Nullable Instant unsure) {
    static final Hold NOBODYS = new Hold(null, null, null);
  }

  /**
   * Who judges and tells for all of them.
   *
   * @param holder a member's id; null while nobody does
   * @param judged up to which place the runs in the history were judged; -1 where nobody ever
   *     judged
   */
  public record Lead(@Nullable String holder, long judged) {}

  /**
   * What a replica says in its turn.
   *
   * @param now by its own clock
   * @param judged up to which place it judged runs; -1 where it did not
   */
  public record Bid(String id, Replica replica, Instant now, long judged) {
    Instant until() {
      return now.plus(replica.lease());
    }

    /** From when on another may play what it gives away: once that one has had its turn. */
    Instant handover() {
      return now.plus(replica.turn().multipliedBy(2));
    }
  }

  public Roster {
    members = List.copyOf(members);
    shares = List.copyOf(shares);
    if (shares.size() != SHARES) {
      throw new IllegalArgumentException(
          "a roster has " + shares.size() + " shares; expected " + SHARES);
    }
  }

  /** The share that a journey, or service, of this name falls in. */
  public static int share(String name) {
    return (int) (Digest.of(name).word(1) % SHARES);
  }

  /** The member of an id. */
  public Optional<Member> member(String id) {
    return members.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** Whether a member judges and tells. */
  public boolean leads(String id) {
    return id.equals(lead.holder());
  }

  /**
   * A replica has its turn: its lease is renewed, it takes what is nobody's and falls to it, and
   * gives away what falls to another.
   *
   * @param now by the database's clock
   */
  public Roster turn(Bid bid, Instant now) {
    var fresh = without(now, bid.until());
    var me =
        new Member(
            bid.id(),
            bid.replica().name(),
            now.plus(bid.replica().lease()),
            bid.now(),
            bid.until());
    var all = new ArrayList<>(fresh.members);
    all.removeIf(each -> each.id().equals(bid.id()));
    all.add(me);
    var holds = new ArrayList<Hold>();
    for (int share = 0; share < SHARES; share++) {
      holds.add(turn(fresh.shares.get(share), heir(share, all), bid));
    }
    var leader = fresh.lead.holder() == null ? bid.id() : fresh.lead.holder();
    long judged = leader.equals(bid.id()) ? Math.max(lead.judged(), bid.judged()) : lead.judged();
    return new Roster(all, holds, new Lead(leader, judged));
  }

  private static Hold turn(Hold hold, String heir, Bid bid) {
    if (hold.holder() == null) {
      return heir.equals(bid.id())
          ? new Hold(bid.id(), hold.from() == null ? bid.now() : hold.from(), hold.unsure())
          : hold;
    }
    return hold.holder().equals(bid.id()) && !heir.equals(bid.id())
        ? new Hold(heir, later(hold.from(), bid.handover()), null)
        : hold;
  }

  /** A replica ends: what it holds is another's from {@code at} on, by its own clock. */
  public Roster leave(String id, Instant at, long judged, Instant now) {
    var all = new ArrayList<>(members);
    all.removeIf(each -> each.id().equals(id));
    var live = all.stream().filter(each -> each.expires().isAfter(now)).toList();
    var holds = new ArrayList<Hold>();
    for (int share = 0; share < SHARES; share++) {
      var hold = shares.get(share);
      holds.add(
          id.equals(hold.holder())
              ? new Hold(live.isEmpty() ? null : heir(share, live), later(hold.from(), at), null)
              : hold);
    }
    return new Roster(
        all, holds, leads(id) ? new Lead(null, Math.max(lead.judged(), judged)) : lead);
  }

  /**
   * Without those whose lease ran out; what they held is nobody's.
   *
   * @param latest the latest moment that any of them may have promised to play until: a clock that
   *     is far ahead must not keep others from playing
   */
  private Roster without(Instant now, Instant latest) {
    var live = members.stream().filter(each -> each.expires().isAfter(now)).toList();
    var holds =
        shares.stream()
            .map(hold -> {
              var holder = hold.holder();
              if (holder == null || live.stream().anyMatch(each -> each.id().equals(holder))) {
                return hold;
              }
              var gone = member(holder).orElse(null);
              if (gone == null) {
                return new Hold(null, hold.from(), hold.unsure());
              }
              var until = later(hold.from(), gone.until());
              var unsure =
                  hold.unsure() == null ? later(hold.from(), gone.renewed()) : hold.unsure();
              return new Hold(null, until.isAfter(latest) ? latest : until, unsure);
            })
            .toList();
    var leads = live.stream().anyMatch(each -> each.id().equals(lead.holder()));
    return new Roster(live, holds, leads ? lead : new Lead(null, lead.judged()));
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || one.isBefore(other) ? other : one;
  }

  /**
   * To whom a share falls: by rendezvous, so that one who comes or goes moves no more than need.
   */
  static String heir(int share, List<Member> live) {
    return live.stream()
        .max(
            Comparator.<Member>comparingLong(each -> Digest.of(each.id() + "\n" + share).word(0))
                .thenComparing(Member::id))
        .orElseThrow()
        .id();
  }

  /** For how long a member's lease goes on, by the database's clock. */
  public Duration left(String id, Instant now) {
    return member(id).map(each -> Duration.between(now, each.expires())).orElse(Duration.ZERO);
  }
}

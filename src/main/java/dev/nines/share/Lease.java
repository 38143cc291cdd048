package dev.nines.share;

import dev.nines.time.Clocks;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One replica's part of the work, kept by turns with the database. Between two turns what it holds
 * is its own; where the database has not been reached for the length of the lease it holds nothing
 * any more, as another may have taken it: nobody can tell a database that is away from a network
 * that is cut for one alone. Safe between threads; one turn at a time.
 */
public final class Lease {

  private static final System.Logger LOG = System.getLogger("nines.replicas");

  /** Before its lease runs out for others it has stopped: what it began a moment ago has ended. */
  private static final int MARGIN = 10;

  private final String id;
  private final Replica replica;
  private final Rosters rosters;
  private final Clocks clocks;
  private final LongSupplier judged;
  private final Runnable turned;
  private volatile Term term = new Term(Held.NOTHING, 0, false);
  private volatile Roster roster = Roster.EMPTY;
  private volatile @Nullable String failure;
  private volatile boolean left;

  /** What is held, and by the monotonic clock for how long; of none it never was. */
  private record Term(Held held, long ends, boolean known) {}

  /** Where the roster of a shard is kept. */
  public interface Rosters {

    /**
     * Changes the roster while nobody else does; blocks.
     *
     * @param change makes the next roster of the last, as of a moment by the database's clock; may
     *     be called and have no effect, where this throws
     * @return the roster as it is now
     * @throws RuntimeException if the database is away; whether the change was made is then unknown
     */
    Roster change(BiFunction<Roster, Instant, Roster> change);
  }

  /**
   * @param id unique to this process
   * @param judged up to which place runs were judged here; -1 where none were
   * @param turned called after each turn, also one in vain; may block
   */
  public Lease(
      String id,
      Replica replica,
      Rosters rosters,
      Clocks clocks,
      LongSupplier judged,
      Runnable turned) {
    this.id = id;
    this.replica = replica;
    this.rosters = rosters;
    this.clocks = clocks;
    this.judged = judged;
    this.turned = turned;
  }

  /** Has a turn; to be called every {@link Replica#turn}. Blocks. */
  public synchronized void turn() {
    if (left) {
      return;
    }
    // The lease counts from before the database is asked, so that it ends no later here than there.
    long begun = clocks.ticker().nanos();
    var now = clocks.wall().instant();
    var bid = new Roster.Bid(id, replica, now, judged.getAsLong());
    try {
      take(
          rosters.change((before, at) -> {
            var after = before.turn(bid, at);
            narrow(after, now);
            return after;
          }),
          begun,
          now);
    } catch (RuntimeException e) {
      lost(e);
    }
    turned.run();
  }

  /** What is given away is given away, also where the database's last word does not arrive. */
  private void narrow(Roster after, Instant now) {
    var before = held();
    var next = Held.of(after, id, before, now);
    var less = new HashMap<>(before.shares());
    less.replaceAll((share, span) -> {
      var left = next.shares().get(share);
      return left == null ? span : new Held.Span(span.from(), left.to(), span.unsure());
    });
    term = new Term(new Held(less, before.leads(), before.until()), term.ends(), term.known());
  }

  private void take(Roster after, long begun, Instant now) {
    var lease = replica.lease();
    var ends = begun + lease.minus(lease.dividedBy(MARGIN)).toNanos();
    var before = roster;
    roster = after;
    term = new Term(Held.of(after, id, held(), now), ends, true);
    if (failure != null) {
      failure = null;
      LOG.log(Level.INFO, "replica {0} has its lease again", replica.name());
    }
    say(before, after);
  }

  private void say(Roster before, Roster after) {
    for (var member : after.members()) {
      if (before.member(member.id()).isEmpty()) {
        LOG.log(Level.INFO, "replica {0} shares the work", member.name());
      }
    }
    for (var member : before.members()) {
      if (after.member(member.id()).isEmpty()) {
        LOG.log(Level.INFO, "replica {0} ended, or its lease ran out", member.name());
      }
    }
    if (after.leads(id) && !before.leads(id)) {
      LOG.log(Level.INFO, "replica {0}, this one, judges and tells from now on", replica.name());
    }
  }

  private void lost(RuntimeException why) {
    if (failure == null) {
      LOG.log(
          Level.WARNING,
          "the lease of replica {0} is not renewed, and nothing is played here from {1} s after it"
              + " last was: {2}",
          replica.name(),
          replica.lease().toSeconds(),
          why.getMessage());
    }
    failure = String.valueOf(why.getMessage());
  }

  /** What is held now. */
  public Held held() {
    var now = term;
    return now.known() && clocks.ticker().nanos() - now.ends() < 0 ? now.held() : Held.NOTHING;
  }

  /** For how long what is held is so without another turn; zero where nothing is. */
  public Duration left() {
    var now = term;
    var left = Duration.ofNanos(now.ends() - clocks.ticker().nanos());
    return !now.known() || left.isNegative() ? Duration.ZERO : left;
  }

  /** The roster as it was last read. */
  public Roster roster() {
    return roster;
  }

  /** Why the lease was not renewed in the last turn; null where it was. */
  public @Nullable String failure() {
    return failure;
  }

  /** Who plays the journey of this name, by the roster as it was last read. */
  public String holder(String name) {
    var holder = roster.shares().get(Roster.share(name)).holder();
    return holder == null ? "none yet" : named(holder);
  }

  /** Who judges and tells, by the roster as it was last read. */
  public String leader() {
    var holder = roster.lead().holder();
    return holder == null ? "none yet" : named(holder);
  }

  private String named(String member) {
    return roster.member(member).map(Roster.Member::name).orElse("none yet");
  }

  public String id() {
    return id;
  }

  public Replica replica() {
    return replica;
  }

  /** Ends it: what is held is the others' at once. Blocks; harmless where the database is away. */
  public synchronized void leave() {
    if (left) {
      return;
    }
    left = true;
    term = new Term(Held.NOTHING, 0, false);
    var now = clocks.wall().instant();
    try {
      roster = rosters.change((before, at) -> before.leave(id, now, judged.getAsLong(), at));
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "the work is not handed over, and others take it up when the lease has run out: {0}",
          e.getMessage());
    }
  }
}

package dev.nines.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.share.Lease.Rosters;
import dev.nines.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Replicas that each know the others by the database alone. */
class LeaseTest {

  private static final Duration LEASE = Duration.ofSeconds(15);

  private final ManualTime time = new ManualTime();
  private final Shared shared = new Shared();

  /** A database for all, and the way to it of one, which may be cut. */
  private final class Shared {
    private Roster roster = Roster.EMPTY;

    Rosters way(Way way) {
      return new Rosters() {
        @Override
        public Roster change(BiFunction<Roster, Instant, Roster> change) {
          if (way.cut) {
            throw new IllegalStateException("connection refused");
          }
          var after = change.apply(roster, time.instant());
          if (way.lost) {
            throw new IllegalStateException("the answer is lost, and nothing was changed");
          }
          roster = after;
          if (way.deaf) {
            throw new IllegalStateException("the answer is lost");
          }
          return after;
        }
      };
    }
  }

  private static final class Way {
    boolean cut;
    boolean lost;
    boolean deaf;
  }

  private Lease lease(String id, Way way) {
    return new Lease(
        id, new Replica("nines-" + id, LEASE), shared.way(way), time.clocks(), () -> -1, () -> {});
  }

  private static List<String> names() {
    var names = new ArrayList<String>();
    for (int i = 0; i < 60; i++) {
      names.add("journey-" + i);
    }
    return names;
  }

  /** Turns for so long, each replica every three seconds; no start is ever two's. */
  private void pass(int seconds, Lease... leases) {
    for (int i = 0; i < seconds; i++) {
      time.advance(Duration.ofSeconds(1));
      int turn = i;
      for (int j = 0; j < leases.length; j++) {
        if ((turn + j) % 3 == 0) {
          leases[j].turn();
        }
      }
      onceAtMost(leases);
    }
  }

  private void onceAtMost(Lease... leases) {
    for (var name : names()) {
      for (int ahead = -20; ahead < 20; ahead++) {
        var due = time.instant().plusSeconds(ahead);
        long players =
            List.of(leases).stream().filter(each -> each.held().plays(name, due)).count();
        assertThat(players).as("%s at %s", name, due).isLessThanOrEqualTo(1);
      }
    }
  }

  private long playing(Lease lease) {
    return names().stream().filter(name -> lease.held().plays(name, time.instant())).count();
  }

  @Test
  void twoShareTheWorkWithoutDoublingIt() {
    var a = lease("a", new Way());
    var b = lease("b", new Way());
    pass(30, a, b);
    assertThat(playing(a) + playing(b)).isEqualTo(60);
    assertThat(playing(a)).isBetween(10L, 50L);
    assertThat(a.held().leads()).isNotEqualTo(b.held().leads());
  }

  @Test
  void whileTheWorkIsSharedAnewEveryStartIsSomebodys() {
    var a = lease("a", new Way());
    var b = lease("b", new Way());
    a.turn();
    for (int i = 0; i < 30; i++) {
      time.advance(Duration.ofSeconds(1));
      a.turn();
      b.turn();
      assertThat(playing(a) + playing(b)).isEqualTo(60);
    }
  }

  @Test
  void oneThatIsCutOffStopsBeforeAnotherTakesOver() {
    var way = new Way();
    var a = lease("a", way);
    var b = lease("b", new Way());
    pass(30, a, b);
    way.cut = true;
    pass(10, a, b);
    assertThat(playing(a)).isPositive();
    pass(4, a, b);
    assertThat(a.held()).isEqualTo(Held.NOTHING);
    assertThat(a.left()).isZero();
    pass(6, a, b);
    assertThat(playing(b)).isEqualTo(60);
    assertThat(b.held().leads()).isTrue();
    way.cut = false;
    pass(20, a, b);
    assertThat(playing(a)).isBetween(10L, 50L);
    assertThat(a.failure()).isNull();
  }

  @Test
  void whatWasGivenAwayIsNotPlayedWhereTheAnswerIsLost() {
    var way = new Way();
    var a = lease("a", way);
    var b = lease("b", new Way());
    a.turn();
    b.turn();
    way.deaf = true;
    time.advance(Duration.ofSeconds(1));
    a.turn();
    for (int i = 0; i < 12; i++) {
      time.advance(Duration.ofSeconds(1));
      b.turn();
      onceAtMost(a, b);
    }
    assertThat(playing(b)).isPositive();
  }

  @Test
  void whatWasToBeGivenAwayAndWasNotIsPlayedOn() {
    var way = new Way();
    var a = lease("a", way);
    var b = lease("b", new Way());
    a.turn();
    b.turn();
    way.lost = true;
    time.advance(Duration.ofSeconds(1));
    a.turn();
    way.lost = false;
    pass(30, a, b);
    assertThat(playing(a) + playing(b)).isEqualTo(60);
  }

  @Test
  void whoLeavesHasNothingAndTheOtherHasAllInItsNextTurn() {
    var a = lease("a", new Way());
    var b = lease("b", new Way());
    pass(30, a, b);
    a.leave();
    assertThat(a.held()).isEqualTo(Held.NOTHING);
    a.turn();
    assertThat(a.held()).isEqualTo(Held.NOTHING);
    b.turn();
    assertThat(playing(b)).isEqualTo(60);
    assertThat(b.held().leads()).isTrue();
  }

  @Test
  void oneThatWasStoppedForAMinuteHoldsNothingWhenItGoesOn() {
    var a = lease("a", new Way());
    a.turn();
    time.pass(Duration.ofMinutes(1));
    assertThat(a.held()).isEqualTo(Held.NOTHING);
  }
}

package dev.nines.share;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.share.Roster.Bid;
import dev.nines.share.Roster.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The arithmetic of turns; clocks are of one mind but where a test says otherwise. */
class RosterTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(15);

  private static Bid bid(String id, Instant now) {
    return new Bid(id, new Replica("nines-" + id, LEASE), now, 0);
  }

  private static Roster turn(Roster roster, String id, Instant now) {
    return roster.turn(bid(id, now), now);
  }

  private static Instant at(long seconds) {
    return NOON.plusSeconds(seconds);
  }

  private static long held(Roster roster, String id) {
    return roster.shares().stream().filter(hold -> id.equals(hold.holder())).count();
  }

  @Test
  void whoIsAloneHoldsAllAndLeads() {
    var roster = turn(Roster.EMPTY, "a", NOON);
    assertThat(held(roster, "a")).isEqualTo(Roster.SHARES);
    assertThat(roster.leads("a")).isTrue();
    assertThat(roster.shares()).allMatch(hold -> NOON.equals(hold.from()));
  }

  @Test
  void whoJoinsIsGivenAboutHalfOfItFromAMomentAheadOn() {
    var joined = turn(turn(Roster.EMPTY, "a", NOON), "b", at(1));
    assertThat(held(joined, "b")).as("nothing is taken from who lives").isZero();
    var given = turn(joined, "a", at(3));
    assertThat(held(given, "b")).isBetween(16L, 48L);
    assertThat(held(given, "a") + held(given, "b")).isEqualTo(Roster.SHARES);
    assertThat(given.shares().stream().filter(hold -> "b".equals(hold.holder())).map(Hold::from))
        .containsOnly(at(3 + 6));
    assertThat(given.leads("a")).as("who leads goes on").isTrue();
  }

  @Test
  void aThirdMovesOnlyWhatFallsToIt() {
    var two = turn(turn(turn(Roster.EMPTY, "a", NOON), "b", at(1)), "a", at(3));
    var three = turn(turn(turn(two, "c", at(4)), "a", at(6)), "b", at(7));
    assertThat(held(three, "c")).isPositive();
    IntStream.range(0, Roster.SHARES)
        .filter(share -> !"c".equals(three.shares().get(share).holder()))
        .forEach(share ->
            assertThat(three.shares().get(share).holder())
                .isEqualTo(two.shares().get(share).holder()));
  }

  @Test
  void whatADeadOneHeldIsTakenWhenItsLeaseHasRunOutAndNotBefore() {
    var two = turn(turn(turn(Roster.EMPTY, "a", NOON), "b", at(1)), "a", at(3));
    var early = turn(two, "b", at(3 + 14));
    assertThat(held(early, "b")).isEqualTo(held(two, "b"));
    assertThat(early.leads("b")).isFalse();
    var late = turn(early, "b", at(3 + 15));
    assertThat(held(late, "b")).isEqualTo(Roster.SHARES);
    assertThat(late.leads("b")).isTrue();
  }

  @Test
  void whoTakesOverBeginsWhereTheOtherPromisedToEnd() {
    var one = turn(Roster.EMPTY, "a", NOON);
    var taken = turn(one, "b", at(20));
    assertThat(taken.shares())
        .allMatch(hold -> hold.equals(new Hold("b", at(15), NOON)), "from its until on");
  }

  @Test
  void whatTheDeadOneWasGivenAndHadNotBegunIsNotUnsureBeforeItsBeginning() {
    var given = turn(turn(turn(Roster.EMPTY, "a", NOON), "b", at(1)), "a", at(3));
    var alone = turn(turn(given, "a", at(10)), "a", at(17));
    assertThat(held(alone, "a")).isEqualTo(Roster.SHARES);
    assertThat(alone.shares().stream().map(Hold::unsure).filter(Objects::nonNull))
        .containsOnly(at(9));
  }

  /** As long as the holders' clocks are less than a lease apart, no scheduled start is two's. */
  @Test
  void clocksThatDifferMakeNoStartTwos() {
    var ahead = Roster.EMPTY.turn(bid("a", NOON.plusSeconds(7)), NOON);
    var taken = ahead.turn(bid("b", at(15).minusSeconds(5)), at(15));
    var until = ahead.member("a").orElseThrow().until();
    assertThat(until).isEqualTo(at(22));
    // B's clock shows 12:00:10 when it begins, and it leaves what A promised to A.
    assertThat(taken.shares()).allMatch(hold -> hold.from().equals(until));
  }

  @Test
  void aClockThatIsAnHourAheadKeepsNobodyFromPlaying() {
    var ahead = Roster.EMPTY.turn(bid("a", at(3_600)), NOON);
    var taken = ahead.turn(bid("b", at(15)), at(15));
    assertThat(taken.shares()).allMatch(hold -> hold.from().equals(at(30)));
  }

  @Test
  void whoLeavesHandsOverAtOnceAndNothingIsUnsure() {
    var two = turn(turn(turn(Roster.EMPTY, "a", NOON), "b", at(1)), "a", at(3));
    var left = two.leave("a", at(12), 41, at(12));
    assertThat(held(left, "b")).isEqualTo(Roster.SHARES);
    assertThat(left.shares()).allMatch(hold -> hold.unsure() == null);
    assertThat(left.member("a")).isEmpty();
    var next = turn(left, "b", at(13));
    assertThat(next.leads("b")).isTrue();
    assertThat(next.lead().judged()).isEqualTo(41);
  }

  @Test
  void theLastWhoLeavesLeavesWhatItHadToNobody() {
    var left = turn(Roster.EMPTY, "a", NOON).leave("a", at(2), 0, at(2));
    assertThat(left.shares()).allMatch(hold -> hold.equals(new Hold(null, at(2), null)));
    assertThat(turn(left, "b", at(60)).shares())
        .allMatch(hold -> hold.equals(new Hold("b", at(2), null)));
  }

  @Test
  void whoComesBackAfterItsLeaseRanOutBeginsWhereItEnded() {
    var back = turn(turn(Roster.EMPTY, "a", NOON), "a", at(40));
    assertThat(back.shares()).allMatch(hold -> hold.equals(new Hold("a", at(15), NOON)));
  }

  @Test
  void howFarRunsWereJudgedNeverGoesBack() {
    var replica = new Replica("a", LEASE);
    var judged = Roster.EMPTY.turn(new Bid("a", replica, NOON, 7), NOON);
    assertThat(judged.turn(new Bid("a", replica, at(1), 5), at(1)).lead().judged()).isEqualTo(7);
    assertThat(judged.turn(new Bid("b", replica, at(1), 9), at(1)).lead().judged()).isEqualTo(7);
  }

  @Test
  void sharesOfManyJourneysAreAboutEqual() {
    var counts = new int[Roster.SHARES];
    IntStream.range(0, 64_000).forEach(i -> counts[Roster.share("journey-" + i)]++);
    assertThat(IntStream.of(counts)).allMatch(count -> count > 850 && count < 1_150);
  }
}

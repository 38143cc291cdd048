package dev.nines.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final LatencyPromise FAST = new LatencyPromise(null, Duration.ofSeconds(3));

  private final Runs runs = new Runs(7);

  private Tally of(Outcome outcome) {
    return Tally.of(runs.run("chat", "here", NOON, outcome, Trigger.SCHEDULE), Set.of(FAST));
  }

  private Tally sum(Outcome... outcomes) {
    return Stream.of(outcomes).map(this::of).reduce(Tally.NONE, Tally::plus);
  }

  private static Outcome failed(String dependency) {
    return new Outcome.Failed(Reason.TIMEOUT, "send", dependency, "no answer");
  }

  @Test
  void degradedIsGoodAndShownApart() {
    var tally = sum(new Outcome.Passed(), new Outcome.Degraded("retry"), failed(null));
    assertThat(tally.availability()).isEqualTo(new Ratio(2, 3));
    assertThat(tally.degraded()).isEqualTo(new Ratio(1, 2));
  }

  @Test
  void whatADependencyCausedIsPerceivedAndNotOwn() {
    var tally = sum(new Outcome.Passed(), failed("login"), failed(null));
    assertThat(tally.availability()).isEqualTo(new Ratio(1, 3));
    assertThat(tally.ownAvailability()).isEqualTo(new Ratio(1, 2));
    assertThat(tally.details().blames())
        .containsOnlyKeys(
            new Blame(Reason.TIMEOUT, "send", "login"), new Blame(Reason.TIMEOUT, "send", null));
  }

  @Test
  void excludedAndInconclusiveRunsAreNeither() {
    var tally =
        sum(
            new Outcome.Excluded("closed"),
            new Outcome.Inconclusive(dev.nines.outcome.Cause.NETWORK, "cut"));
    assertThat(tally.availability().value()).isEmpty();
    assertThat(tally.coverage(2)).isEqualTo(new Ratio(1, 2));
    assertThat(tally.asSlot()).isEqualTo(Slots.NONE);
  }

  @Test
  void aRunThatSomebodyAskedForAddsNothing() {
    var asked = runs.run("chat", "here", NOON, failed(null), Trigger.DEMAND);
    assertThat(Tally.of(asked, Set.of(FAST)).isNone()).isTrue();
  }

  @Test
  void attemptsWaitForTheirRunToBeSettled() {
    var run = runs.any("chat", "here", NOON);
    assertThat(Tally.of(Runs.unsettled(run), Set.of()).servers()).isEqualTo(Servers.NONE);
    assertThat(Tally.of(Runs.unsettled(run), Set.of()).outcomes())
        .isEqualTo(Tally.of(run, Set.of()).outcomes());
    assertThat(Tally.of(run, Set.of()).servers()).isNotEqualTo(Servers.NONE);
  }

  @Test
  void oneBadRunMakesABadMinute() {
    assertThat(sum(new Outcome.Passed(), failed(null)).asSlot()).isEqualTo(Slots.BAD);
    assertThat(sum(new Outcome.Passed(), new Outcome.Excluded("closed")).asSlot())
        .isEqualTo(Slots.GOOD);
  }

  @Test
  void aBadRunKeepsNoPromiseHoweverShortItWas() {
    assertThat(of(failed(null)).details().promises().get(FAST)).isEqualTo(new Kept(0, 1));
    assertThat(of(new Outcome.Excluded("closed")).details().promises()).isEmpty();
  }

  @Test
  void aPromiseIsKeptStrictlyBelowItsThreshold() {
    var run = runs.run("chat", "here", NOON, new Outcome.Passed(), Trigger.SCHEDULE);
    assertThat(new LatencyPromise(null, run.duration()).keptBy(run)).contains(false);
    assertThat(new LatencyPromise(null, run.duration().plusNanos(1)).keptBy(run)).contains(true);
    assertThat(new LatencyPromise("nowhere", Duration.ofDays(1)).keptBy(run))
        .as("a milestone that was never reached")
        .contains(false);
  }

  /** Sums do not depend on the order, and a difference takes back exactly what was added. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void talliesAddUpAndCanBeTakenBack(long seed) {
    var some = new Runs(seed);
    var parts =
        Stream.generate(() -> some.any("chat", "here", NOON))
            .limit(200)
            .map(run ->
                Tally.of(run, Set.of(FAST, new LatencyPromise("delivery", Duration.ofSeconds(1)))))
            .toList();
    var forward = parts.stream().reduce(Tally.NONE, Tally::plus);
    var backward = parts.reversed().stream().reduce(Tally.NONE, Tally::plus);
    assertThat(forward).isEqualTo(backward);
    var left = forward;
    for (var part : parts.subList(50, 200)) {
      left = left.minus(part);
    }
    assertThat(left).isEqualTo(parts.subList(0, 50).stream().reduce(Tally.NONE, Tally::plus));
    assertThat(forward.outcomes().all()).isEqualTo(200);
  }

  @Test
  void aLateVerdictIsADifference() {
    Run run = runs.any("chat", "here", NOON);
    var before = Tally.of(Runs.unsettled(run), Set.of(FAST));
    var after = Tally.of(run, Set.of(FAST));
    var difference = after.minus(before);
    assertThat(difference.outcomes()).isEqualTo(Outcomes.NONE);
    assertThat(difference.details().isNone()).isTrue();
    assertThat(before.plus(difference)).isEqualTo(after);
  }
}

package dev.nines.schedule;

import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Act;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.Scope;
import dev.nines.journey.Step;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.runner.ActExecutor;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.ActorSession;
import dev.nines.runner.Assignment;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.Exchange;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.ProberFaultException;
import dev.nines.runner.ProcessEnvironment;
import dev.nines.slo.Tally;
import dev.nines.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecondTryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Exchange GOOD = new Exchange.Answered(Map.of("status", 200L), "HTTP 200");

  private final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
  private int played;

  /** Loses its browser in so many runs, or cannot get one, and is fine then. */
  private final class Losing implements ActExecutor<Act.Request> {
    private final int lost;
    private final Cause cause;

    Losing(int lost, Cause cause) {
      this.lost = lost;
      this.cause = cause;
    }

    @Override
    public Exchange play(Act.Request act, AttemptContext context) {
      if (++played <= lost) {
        throw new ProberFaultException(cause, "the browser ended in the middle of the run");
      }
      return GOOD;
    }
  }

  private static final class NoBrowser implements ActExecutor<BrowserAct> {
    @Override
    public void prepare(ActorSession session, Scope scope, String run, Duration most) {
      throw new ProberFaultException(Cause.BROWSER, "no browser");
    }

    @Override
    public Exchange play(BrowserAct act, AttemptContext context) {
      throw new AssertionError("there is none");
    }
  }

  private List<Run> play(ActExecutor<Act.Request> executor) {
    return play(executor, new NoBrowser(), step("open", get("/"), PATIENCE));
  }

  private List<Run> play(
      ActExecutor<Act.Request> executor, ActExecutor<BrowserAct> browser, Step step) {
    var time = new ManualTime();
    var runner =
        new JourneyRunner(
            new ActExecutors(
                executor,
                (_, _) -> {
                  throw new AssertionError("no streams here");
                },
                browser),
            new ProcessEnvironment(Map.of(), Path.of(".")),
            ControlCheck.NONE,
            time.clocks(),
            new Random(9));
    new SecondTry(runner, events::add)
        .play(
            new JourneyFixture().step(step).journey("chat"),
            new Assignment("eu", Trigger.SCHEDULE, Instant.EPOCH, Map.of(), false));
    return events.stream()
        .filter(RunEnded.class::isInstance)
        .map(event -> ((RunEnded) event).run())
        .toList();
  }

  private static Tally counted(List<Run> runs) {
    return runs.stream().map(run -> Tally.of(run, Set.of())).reduce(Tally.NONE, Tally::plus);
  }

  @Test
  void aRunThatLostItsBrowserIsPlayedAgainAndOneStartIsCounted() {
    var runs = play(new Losing(1, Cause.BROWSER));
    assertThat(runs).extracting(Run::trigger).containsExactly(Trigger.REPLACED, Trigger.SCHEDULE);
    assertThat(runs.getFirst().outcome()).isInstanceOf(Outcome.Inconclusive.class);
    assertThat(runs.getLast().outcome()).isEqualTo(new Outcome.Passed());
    assertThat(runs).extracting(Run::scheduled).containsOnly(Instant.EPOCH);
    assertThat(runs.getFirst().id()).isNotEqualTo(runs.getLast().id());
    assertThat(counted(runs)).isEqualTo(Tally.of(runs.getLast(), Set.of()));
    assertThat(counted(runs).coverage(1).part()).isEqualTo(1);
  }

  @Test
  void itIsPlayedOnceMoreAndNotForever() {
    var runs = play(new Losing(9, Cause.BROWSER));
    assertThat(runs).extracting(Run::trigger).containsExactly(Trigger.REPLACED, Trigger.SCHEDULE);
    assertThat(counted(runs).outcomes().inconclusive()).isEqualTo(1);
  }

  @Test
  void whatIsToldWhenItHasSettledAgreesWithItsEnd() {
    play(new Losing(1, Cause.BROWSER));
    assertThat(events)
        .filteredOn(RunSettled.class::isInstance)
        .extracting(event -> ((RunSettled) event).run().trigger())
        .containsExactly(Trigger.REPLACED, Trigger.SCHEDULE);
  }

  @Test
  void otherFaultsOfTheProberAreNotPlayedAgain() {
    assertThat(play(new Losing(1, Cause.CONFIGURATION)))
        .extracting(Run::trigger)
        .containsExactly(Trigger.SCHEDULE);
  }

  @Test
  void whereNoBrowserStartsNoOtherRunIsTried() {
    var runs =
        play(
            new Losing(0, Cause.BROWSER),
            new NoBrowser(),
            step("open", new BrowserAct.OpenPage(JourneyFixture.template("/")), PATIENCE));
    assertThat(runs).extracting(Run::trigger).containsExactly(Trigger.SCHEDULE);
    assertThat(runs.getFirst().outcome()).isInstanceOf(Outcome.Inconclusive.class);
  }
}

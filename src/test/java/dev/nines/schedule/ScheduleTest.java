package dev.nines.schedule;

import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Journey;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.LeavesEvidence;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.Environment;
import dev.nines.runner.Exchange;
import dev.nines.runner.JourneyRunner;
import dev.nines.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Duration INTERVAL = Duration.ofSeconds(30);

  private final ManualTime time = new ManualTime();
  private final BlockingQueue<Run> runs = new LinkedBlockingQueue<>();
  private final Semaphore answers = new Semaphore(0);
  private final List<String> due = new ArrayList<>();
  private final List<String> overdue = new ArrayList<>();
  private final List<Duration> steps = new ArrayList<>();
  private final BlockingQueue<Duration> lateness = new LinkedBlockingQueue<>();
  private final StartListener listener =
      new StartListener() {
        @Override
        public void due(String journey) {
          due.add(journey);
        }

        @Override
        public void passedOver(String journey, Instant scheduled) {
          overdue.add(journey);
        }

        @Override
        public void missed(String journey, Instant scheduled) {
          due.add(journey);
          overdue.add(journey);
        }

        @Override
        public void clockSet(Instant from, Instant to) {
          steps.add(Duration.between(from, to));
        }

        @Override
        public void late(Duration late) {
          lateness.add(late);
        }
      };

  private final JourneyRunner runner =
      new JourneyRunner(
          new ActExecutors(
              (_, context) -> {
                context.onCancel(answers::release);
                answers.acquire();
                return new Exchange.Answered(Map.of("status", 200L), "HTTP 200");
              },
              (_, _) -> {
                throw new AssertionError("no streams here");
              }),
          new Environment() {
            @Override
            public Map<String, String> variables() {
              return Map.of();
            }

            @Override
            public @Nullable String secret(String name) {
              return null;
            }
          },
          ControlCheck.NONE,
          time.clocks(),
          new Random(9));

  private Launcher launcher;

  private Schedule schedule(int bound) {
    launcher =
        new Launcher(
            runner,
            event -> {
              if (event instanceof RunEvent.RunEnded ended) {
                runs.add(ended.run());
              }
            },
            "eu",
            bound,
            1);
    return new Schedule(launcher, runner, listener, "eu", time.clocks());
  }

  private static Journey journey(String name) {
    return new JourneyFixture().step(step("open", get("/"), Duration.ofSeconds(10))).journey(name);
  }

  /** One whose run goes on for as long as the next start is away. */
  private static Journey slow(String name) {
    return new JourneyFixture().step(step("open", get("/"), Duration.ofSeconds(59))).journey(name);
  }

  private Run next() throws InterruptedException {
    var run = runs.poll(10, TimeUnit.SECONDS);
    assertThat(run).as("a run ended").isNotNull();
    return run;
  }

  private void beats(Schedule schedule, int count) {
    for (int i = 0; i < count; i++) {
      time.advance(Duration.ofSeconds(1));
      schedule.beat();
    }
  }

  @Test
  void eachIntervalHasOneRunAtItsIntendedStart() throws Exception {
    answers.release(100);
    var schedule = schedule(10);
    schedule.replace(List.of(journey("chat")));
    var timetable = Timetable.of("chat", "eu", INTERVAL);
    var first = timetable.next(time.instant());
    beats(schedule, 30);
    var run = next();
    launcher.awaitQuiet(Duration.ofSeconds(10));
    beats(schedule, 30);
    var second = next();
    assertThat(run.scheduled()).isEqualTo(first);
    // Hand-turned time goes on in steps of a second, and the run's thread may look at it after the
    // step.
    assertThat(run.started()).isBetween(first, first.plus(INTERVAL));
    assertThat(second.scheduled()).isEqualTo(first.plus(INTERVAL));
    assertThat(due).containsExactly("chat", "chat");
    assertThat(overdue).isEmpty();
    assertThat(lateness).hasSize(2).allMatch(late -> late.compareTo(INTERVAL) <= 0);
  }

  private Schedule schedule(Permit permit) {
    schedule(10);
    return new Schedule(launcher, runner, listener, "eu", permit, time.clocks());
  }

  @Test
  void aStartThatIsAnothersIsNotMadeAndNotCounted() throws Exception {
    answers.release(100);
    var timetable = Timetable.of("chat", "eu", INTERVAL);
    var first = timetable.next(time.instant());
    var schedule = schedule((_, due) -> due.isAfter(first));
    schedule.replace(List.of(journey("chat")));
    beats(schedule, 61);
    assertThat(next().scheduled()).isEqualTo(first.plus(INTERVAL));
    assertThat(due).containsExactly("chat");
    assertThat(overdue).isEmpty();
  }

  @Test
  void whoWasStoppedWhileAnotherTookOverMissedNothing() {
    var stopped = time.instant().plusSeconds(1);
    var schedule = schedule((_, due) -> due.isBefore(stopped));
    schedule.replace(List.of(journey("chat")));
    time.pass(INTERVAL.multipliedBy(4));
    schedule.beat();
    time.advance(Duration.ofSeconds(1));
    assertThat(due).isEmpty();
    assertThat(overdue).isEmpty();
  }

  @Test
  void aJourneyThatIsTakenOverIsPlayedFromWhereTheOtherEnded() throws Exception {
    answers.release(100);
    var timetable = Timetable.of("chat", "eu", INTERVAL);
    var start = timetable.next(time.instant());
    time.pass(Duration.between(time.instant(), start.plusSeconds(3)));
    var schedule = schedule(10);
    schedule.replace(List.of(journey("chat")), Map.of("chat", start.minusSeconds(1)));
    time.advance(Duration.ofMillis(1));
    assertThat(next().scheduled()).as("three seconds late").isEqualTo(start);
    assertThat(overdue).isEmpty();
  }

  @Test
  void aJourneyOfAnotherRegionIsNotStarted() {
    var other = journey("chat");
    other =
        new Journey(
            other.name(),
            other.title(),
            other.service(),
            other.interval(),
            other.timeout(),
            other.overlap(),
            other.vars(),
            other.actors(),
            other.when(),
            other.steps(),
            other.milestones(),
            other.objectives(),
            other.teardown(),
            other.labels(),
            java.util.Set.of("us"),
            other.secrets(),
            LeavesEvidence.ON_FAILURE);
    var schedule = schedule(10);
    schedule.replace(List.of(other));
    beats(schedule, 40);
    assertThat(due).isEmpty();
  }

  @Test
  void runsOfOneJourneyDoNotOverlapAndTheStartPassedOverIsSaid() throws Exception {
    var slow =
        new JourneyFixture().step(step("open", get("/"), Duration.ofSeconds(59))).journey("chat");
    var schedule = schedule(10);
    schedule.replace(List.of(slow));
    beats(schedule, 30);
    assertThat(lateness.poll(10, TimeUnit.SECONDS)).isNotNull();
    time.awaitAlarms(2);
    // The same journey from a changed file is still the same journey.
    schedule.replace(
        List.of(
            new JourneyFixture()
                .step(step("open it", get("/"), Duration.ofSeconds(59)))
                .journey("chat")));
    beats(schedule, 28);
    assertThat(due).containsExactly("chat");
    assertThat(overdue).containsExactly("chat");
    answers.release();
    assertThat(next().outcome()).isEqualTo(new Outcome.Passed());
    launcher.awaitQuiet(Duration.ofSeconds(10));
    answers.release();
    beats(schedule, 30);
    assertThat(next().outcome()).isEqualTo(new Outcome.Passed());
    assertThat(due).containsExactly("chat", "chat");
  }

  @Test
  void whatIsOverTheBoundIsInconclusiveByOverload() throws Exception {
    var schedule = schedule(1);
    schedule.replace(List.of(slow("one"), slow("two")));
    beats(schedule, 30);
    var refused = next();
    assertThat(refused.outcome())
        .isInstanceOfSatisfying(
            Outcome.Inconclusive.class,
            inconclusive -> assertThat(inconclusive.cause()).isEqualTo(Cause.OVERLOAD));
    assertThat(due).containsExactlyInAnyOrder("one", "two");
    answers.release();
    assertThat(next().outcome()).isNotNull();
  }

  @Test
  void aPausedProberMissesItsStartsAndMakesNoneUp() {
    var schedule = schedule(10);
    schedule.replace(List.of(journey("chat")));
    // No beat for five minutes: what was armed stays undone as well, as in a process that was
    // stopped.
    time.pass(Duration.ofMinutes(5));
    schedule.beat();
    assertThat(overdue.size()).isBetween(9, 11);
    assertThat(due).hasSameSizeAs(overdue);
    assertThat(runs).isEmpty();
  }

  @Test
  void aStepOfTheWallClockMissesNothing() throws Exception {
    answers.release(100);
    var schedule = schedule(10);
    schedule.replace(List.of(journey("chat")));
    time.stepWallClock(Duration.ofHours(1));
    schedule.beat();
    beats(schedule, 30);
    assertThat(overdue).isEmpty();
    assertThat(next().scheduled()).isAfter(time.instant().minusSeconds(31));
    launcher.awaitQuiet(Duration.ofSeconds(10));
    time.stepWallClock(Duration.ofHours(-2));
    schedule.beat();
    beats(schedule, 30);
    assertThat(overdue).isEmpty();
    assertThat(next().scheduled()).isBefore(time.instant());
    assertThat(steps).containsExactly(Duration.ofHours(1), Duration.ofHours(-2));
  }

  @Test
  void aJourneyThatChangesKeepsItsPlaceAndTheStartThatIsDueNow() throws Exception {
    answers.release(100);
    var schedule = schedule(10);
    schedule.replace(List.of(journey("chat")));
    var first = Timetable.of("chat", "eu", INTERVAL).next(time.instant());
    while (time.instant().plusSeconds(1).isBefore(first)) {
      beats(schedule, 1);
    }
    // The timer is late, and the change comes before it.
    time.pass(Duration.ofSeconds(2));
    schedule.replace(
        List.of(
            new JourneyFixture()
                .step(step("open it", get("/"), Duration.ofSeconds(10)))
                .journey("chat")));
    time.advance(Duration.ZERO);

    var run = next();
    assertThat(run.scheduled()).isEqualTo(first);
    assertThat(run.steps().getFirst().name()).isEqualTo("open it");
    assertThat(due).containsExactly("chat");
    assertThat(overdue).isEmpty();
  }

  @Test
  void aJourneyThatIsGoneIsNotStartedAgain() {
    var schedule = schedule(10);
    schedule.replace(List.of(journey("chat")));
    schedule.replace(List.of());
    beats(schedule, 40);
    assertThat(due).isEmpty();
    assertThat(time.alarms()).isZero();
  }

  @Test
  void anEndedScheduleCutsOffWhatGoesOnForTooLong() throws Exception {
    var schedule = schedule(10);
    schedule.replace(List.of(journey("chat")));
    beats(schedule, 30);
    assertThat(lateness.poll(10, TimeUnit.SECONDS)).isNotNull();
    schedule.end(Duration.ZERO, Duration.ofSeconds(10));
    assertThat(next().outcome())
        .isInstanceOfSatisfying(
            Outcome.Inconclusive.class,
            inconclusive -> assertThat(inconclusive.cause()).isEqualTo(Cause.SHUTDOWN));
    beats(schedule, 40);
    assertThat(due).containsExactly("chat");
  }
}

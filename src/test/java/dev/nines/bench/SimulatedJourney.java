package dev.nines.bench;

import dev.nines.alert.AlertPolicy;
import dev.nines.incident.Incident;
import dev.nines.incident.Incidents;
import dev.nines.incident.Watched;
import dev.nines.journey.Journey;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.Objective.Availability;
import dev.nines.journey.Objective.Rolling;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A journey whose runs fail by chance, under a clock that only its runs turn, judged by the rules
 * that every journey has.
 */
final class SimulatedJourney {

  static final Duration INTERVAL = Duration.ofSeconds(30);
  static final Duration GOOD_RUN = Duration.ofSeconds(1);

  /** A client that waits a second and tries twice more. */
  static final Duration BAD_RUN = Duration.ofSeconds(3);

  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Outcome GOOD = new Outcome.Passed();
  private static final Outcome BAD =
      new Outcome.Failed(Reason.TIMEOUT, "send", null, "no answer within 1s");

  /** What was told of it: every change of an incident. */
  final List<Incident> told = new ArrayList<>();

  private final Random chance;
  private final Incidents incidents;
  private final Journey journey =
      new JourneyFixture()
          .step(JourneyFixture.step("send", JourneyFixture.get("/"), Duration.ofSeconds(1)))
          .journey("simulated");
  private Instant now = ORIGIN;
  private Instant due;
  private double failing;
  private boolean confirm;
  private long ids;

  /**
   * @param seed of chance, and of where in its interval the journey starts
   */
  SimulatedJourney(long seed) {
    chance = new Random(seed);
    due = ORIGIN.plusMillis(chance.nextLong(INTERVAL.toMillis()));
    incidents =
        new Incidents(
            "simulated", () -> now, () -> String.valueOf(++ids), told::add, _ -> confirm = true);
    incidents.replace(
        List.of(
            new Watched(
                journey,
                List.of(new Availability(0.999, new Rolling(Duration.ofDays(30)))),
                AlertPolicy.PRESET)));
  }

  /** The share of the runs that fail from now on, 0 to 1. */
  SimulatedJourney failing(double share) {
    failing = share;
    return this;
  }

  /** Plays every run that is due before {@code until}, with those that confirm a failure. */
  SimulatedJourney play(Instant until) {
    while (due.isBefore(until)) {
      now = now.isBefore(due) ? due : now;
      play(Trigger.SCHEDULE);
      while (confirm) {
        confirm = false;
        play(Trigger.CONFIRMATION);
      }
      due = due.plus(INTERVAL);
    }
    return this;
  }

  private void play(Trigger trigger) {
    boolean bad = chance.nextDouble() < failing;
    var started = now;
    var length = bad ? BAD_RUN : GOOD_RUN;
    now = now.plus(length);
    incidents.ended(
        new Run(
            "run",
            journey.name(),
            journey.service(),
            "simulated",
            trigger,
            started,
            started,
            length,
            bad ? BAD : GOOD,
            List.of(),
            Map.of()));
  }

  Instant now() {
    return now;
  }

  static Instant after(Duration length) {
    return ORIGIN.plus(length);
  }

  /** Any moment in an interval, from the journey's own chance. */
  Duration anyMoment() {
    return Duration.ofMillis(chance.nextLong(INTERVAL.toMillis()));
  }
}

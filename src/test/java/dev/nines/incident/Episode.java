package dev.nines.incident;

import dev.nines.alert.AlertPolicy;
import dev.nines.journey.Journey;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.Objective;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A journey whose runs a test makes up, under a clock that the test turns. */
final class Episode {

  static final Duration INTERVAL = Duration.ofSeconds(30);
  static final Duration RUN = Duration.ofSeconds(1);

  final ManualTime time = new ManualTime();
  final List<Incident> told = new ArrayList<>();
  final List<String> confirmed = new ArrayList<>();
  final Incidents incidents;
  private final Journey journey;
  private long ids;
  private long runs;

  Episode(AlertPolicy policy, Objective... objectives) {
    journey =
        new JourneyFixture()
            .step(JourneyFixture.step("send", JourneyFixture.get("/"), Duration.ofSeconds(1)))
            .journey("support-chat");
    var name = Integer.toHexString(System.identityHashCode(this));
    incidents =
        new Incidents(
            "eu-west", time, () -> "incident-" + name + "-" + ++ids, told::add, confirmed::add);
    watch(policy, objectives);
  }

  void watch(AlertPolicy policy, Objective... objectives) {
    watch(policy, List.of(), objectives);
  }

  void watch(AlertPolicy policy, List<Incident> known, Objective... objectives) {
    incidents.replace(
        Watching.journeys(
            List.of(new Watched(journey, List.of(objectives), policy.over(AlertPolicy.PRESET)))),
        known);
  }

  /** Another journey is watched in its place. */
  void remove() {
    var other =
        new JourneyFixture()
            .step(JourneyFixture.step("send", JourneyFixture.get("/"), Duration.ofSeconds(1)))
            .journey("another");
    incidents.replace(List.of(new Watched(other, List.of(), AlertPolicy.OPEN)));
  }

  /** No file is left. */
  Episode empty() {
    incidents.replace(List.of());
    return this;
  }

  /** Lets an interval pass, then a run that ends so; the time it took passes, too. */
  Episode run(Outcome outcome) {
    time.advance(INTERVAL.minus(RUN));
    return at(outcome, Trigger.SCHEDULE);
  }

  Episode times(int times, Outcome outcome) {
    for (int i = 0; i < times; i++) {
      run(outcome);
    }
    return this;
  }

  /** An extra run, at once. */
  Episode confirm(Outcome outcome) {
    return at(outcome, Trigger.CONFIRMATION);
  }

  Episode at(Outcome outcome, Trigger trigger) {
    var scheduled = time.instant();
    time.advance(RUN);
    incidents.beat();
    incidents.ended(run(outcome, trigger, scheduled));
    return this;
  }

  Episode pass(Duration length) {
    time.advance(length);
    incidents.beat();
    return this;
  }

  Run run(Outcome outcome, Trigger trigger, Instant scheduled) {
    return new Run(
        "run-" + ++runs,
        journey.name(),
        journey.service(),
        "eu-west",
        trigger,
        scheduled,
        scheduled,
        RUN,
        outcome,
        List.of(),
        Map.of());
  }

  Incident last() {
    return told.getLast();
  }

  /** What was told last of one rule. */
  Incident last(String rule) {
    return told.stream()
        .filter(incident -> incident.rule().equals(rule))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  static Outcome good() {
    return new Outcome.Passed();
  }

  static Outcome bad() {
    return bad("send", null);
  }

  static Outcome bad(String step, @Nullable String dependency) {
    return new Outcome.Failed(
        Reason.TIMEOUT, step, dependency, "step \"" + step + "\": no answer within 1s");
  }

  static Outcome excluded() {
    return new Outcome.Excluded("no operator is online");
  }

  static Outcome inconclusive() {
    return new Outcome.Inconclusive(Cause.NETWORK, "the prober's own network is down");
  }
}

package dev.nines.metrics;

import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.journey.Expression;
import dev.nines.journey.Journey;
import dev.nines.journey.LeavesEvidence;
import dev.nines.journey.Milestone;
import dev.nines.journey.Objective;
import dev.nines.journey.Patience;
import dev.nines.journey.RetryPolicy;
import dev.nines.journey.Scope;
import dev.nines.journey.Step;
import dev.nines.journey.Template;
import dev.nines.journey.When;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord;
import dev.nines.outcome.StepRecord.Result;
import dev.nines.outcome.StepRecord.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Journeys and runs as records. */
final class Fixtures {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final String REGION = "eu-1";

  private Fixtures() {}

  static Step get(String name) {
    return step(name, "customer", request(), null);
  }

  static Step step(String name, String actor, Act act, @Nullable String dependency) {
    return new Step(
        name,
        actor,
        act,
        Patience.of(Duration.ofSeconds(1)),
        RetryPolicy.NONE,
        List.of(),
        Map.of(),
        dependency);
  }

  static Act request() {
    return new Act.Request("GET", Template.of("/"), Map.of(), Map.of(), null, null);
  }

  static Act await() {
    return new Act.Await(Act.DEFAULT_STREAM, new Always());
  }

  /** An expression that always holds. */
  record Always() implements Expression {
    @Override
    public String text() {
      return "true";
    }

    @Override
    public Set<String> names() {
      return Set.of();
    }

    @Override
    public Object evaluate(Scope scope) {
      return true;
    }
  }

  static Actor actor(String name, String... urls) {
    return new Actor(
        name,
        Arrays.stream(urls).map(Template::of).toList(),
        Map.of(),
        null,
        true,
        Actor.DEFAULT_REDIRECTS,
        Actor.Tls.DEFAULT,
        null,
        Actor.HttpVersion.AUTO,
        Actor.Connections.FRESH,
        Actor.DEFAULT_BODY_LIMIT,
        null);
  }

  /** A journey whose steps name the actors customer and operator. */
  static Journey journey(String name, Step... steps) {
    return journey(name, "chat", List.of(steps), Map.of(), List.of("http://localhost:1"));
  }

  static Journey journey(
      String name,
      String service,
      List<Step> steps,
      Map<String, Milestone> milestones,
      List<String> urls,
      Objective... objectives) {
    var actors = new LinkedHashMap<String, Actor>();
    for (var actor : List.of("customer", "operator")) {
      actors.put(actor, actor(actor, urls.toArray(String[]::new)));
    }
    return new Journey(
        name,
        name,
        service,
        Duration.ofSeconds(30),
        Duration.ofSeconds(20),
        false,
        Map.of(),
        actors,
        When.ALWAYS,
        steps,
        milestones,
        List.of(objectives),
        List.of(),
        Map.of(),
        Set.of(),
        Set.of(),
        LeavesEvidence.ON_FAILURE);
  }

  static Run run(String journey, Outcome outcome, StepRecord... steps) {
    return run(journey, Trigger.SCHEDULE, outcome, Map.of(), steps);
  }

  static Run run(
      String journey,
      Trigger trigger,
      Outcome outcome,
      Map<String, Duration> milestones,
      StepRecord... steps) {
    return new Run(
        "0123456789abcdef0123456789abcdef",
        journey,
        "chat",
        REGION,
        trigger,
        NOON,
        NOON,
        Duration.ofMillis(300),
        outcome,
        List.of(steps),
        milestones);
  }

  static StepRecord played(String step, Result result, Attempt... attempts) {
    return played(Stage.STEP, step, "customer", result, attempts);
  }

  static StepRecord played(
      Stage stage, String step, String actor, Result result, Attempt... attempts) {
    return new StepRecord(
        step,
        actor,
        stage,
        Duration.ZERO,
        Duration.ofMillis(40).multipliedBy(Math.max(1, attempts.length)),
        List.of(attempts),
        result,
        null,
        null);
  }

  static Attempt attempt(
      ClientVerdict client, @Nullable ServerVerdict server, @Nullable String backend) {
    return new Attempt(
        1,
        Duration.ZERO,
        Duration.ofMillis(40),
        client,
        server,
        null,
        null,
        backend,
        Map.of(
            Phase.CONNECT,
            Duration.ofNanos(400_000),
            Phase.PROCESSING,
            Duration.ofMillis(30),
            Phase.TRANSFER,
            Duration.ofMillis(2)));
  }

  /** The run ends, and is settled at once. */
  static void tell(RunMetrics metrics, Run run) {
    metrics.on(new RunEnded(run));
    metrics.on(new RunSettled(run));
  }
}

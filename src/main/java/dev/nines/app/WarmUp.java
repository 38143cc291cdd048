package dev.nines.app;

import dev.nines.expression.Compilation;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.expression.Vocabulary;
import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.journey.Expression;
import dev.nines.journey.Journey;
import dev.nines.journey.LeavesEvidence;
import dev.nines.journey.Patience;
import dev.nines.journey.RetryPolicy;
import dev.nines.journey.Step;
import dev.nines.journey.Template;
import dev.nines.journey.When;
import dev.nines.outcome.Run.Trigger;
import dev.nines.runner.Assignment;
import dev.nines.runner.JourneyRunner;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plays a few runs against the prober itself before any other, and counts none of them: on a cold
 * JVM the first request of all takes hundreds of milliseconds of class loading, which would be
 * taken for the target's.
 */
final class WarmUp {

  private static final int RUNS = 20;

  private WarmUp() {}

  static void play(JourneyRunner runner, String region, URI self, Instant now) {
    var journey = journey(self);
    var assignment = new Assignment(region, Trigger.DEMAND, now, Map.of(), false);
    for (int i = 0; i < RUNS; i++) {
      runner.run(journey, assignment, _ -> {});
    }
  }

  private static Journey journey(URI self) {
    var actor =
        new Actor(
            "prober",
            List.of(Template.of(self.toString())),
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
    var step =
        new Step(
            "is it alive",
            actor.name(),
            new Act.Request("GET", Template.of("/q/health/live"), Map.of(), Map.of(), null, null),
            Patience.of(Duration.ofSeconds(5)),
            RetryPolicy.NONE,
            List.of(expectation()),
            Map.of(),
            null);
    return new Journey(
        "warm-up",
        "The prober asks itself",
        "nines",
        Duration.ofMinutes(1),
        Duration.ofSeconds(10),
        false,
        Map.of(),
        Map.of(actor.name(), actor),
        When.ALWAYS,
        List.of(step),
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        Set.of(),
        Set.of(),
        LeavesEvidence.ON_FAILURE);
  }

  private static Expression expectation() {
    return switch (new ExpressionCompiler()
        .condition(
            "status == 200 && json.status == \"UP\"", Vocabulary.BASE.with(Vocabulary.ANSWER))) {
      case Compilation.Compiled<Expression> compiled -> compiled.value();
      case Compilation.Invalid<Expression> invalid ->
          throw new IllegalStateException(invalid.problems().toString());
    };
  }
}

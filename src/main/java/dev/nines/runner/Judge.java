package dev.nines.runner;

import dev.nines.journey.BrowserAct;
import dev.nines.journey.Durations;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Expression;
import dev.nines.journey.Scope;
import dev.nines.journey.Step;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord.Stage;
import dev.nines.runner.Exchange.Answered;
import dev.nines.runner.Exchange.Broken;
import dev.nines.runner.Exchange.Shown;
import dev.nines.runner.Finding.Judged;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges one exchange by its step's expectations.
 *
 * <p>A status of 400 and more fails by itself unless an expectation reads {@code status}: then its
 * author has decided. What fails is an {@code error} where the answer says so itself (5xx, 429),
 * else {@code wrong}.
 */
final class Judge {

  private static final String STATUS = "status";

  private final Step step;
  private final Stage stage;
  private final AttemptContext context;

  Judge(Step step, Stage stage, AttemptContext context) {
    this.step = step;
    this.stage = stage;
    this.context = context;
  }

  /**
   * @throws EvaluationException if the prober lacks a secret or a variable that an expectation
   *     reads
   */
  Judged judge(Exchange exchange) throws EvaluationException {
    return switch (exchange) {
      case Broken broken ->
          Judged.bad(broken.client(), broken.server(), broken.message() + after(), null);
      case Answered answer -> judge(answer);
      case Shown shown -> judge(shown);
    };
  }

  /**
   * What a page shows now. It says nothing of the servers whether a page is as it should be: their
   * answers to it do.
   */
  private Judged judge(Shown shown) throws EvaluationException {
    var scope = context.scope().with(shown.names());
    var failure = firstBroken(step.expect(), scope);
    var backend = backend(scope);
    if (failure.isPresent()) {
      return Judged.bad(
          ClientVerdict.WRONG,
          shown.server().get(),
          shown.summary() + after() + "; " + failure.get(),
          backend);
    }
    return stored(shown.summary(), shown.server().get(), scope, backend);
  }

  private Judged judge(Answered answer) throws EvaluationException {
    var scope = context.scope().with(answer.names());
    var backend = backend(scope);
    boolean precondition = stage == Stage.REQUIRE;
    var failure = ownFailure(answer);
    if (failure.isEmpty() && !precondition) {
      failure = firstBroken(step.expect(), scope);
    }
    if (failure.isPresent()) {
      return Judged.bad(
          verdict(answer),
          ServerVerdict.DOWN,
          answer.summary() + after() + "; " + failure.get(),
          backend);
    }
    if (precondition) {
      var unheld = firstBroken(step.expect(), scope);
      if (unheld.isPresent()) {
        return new Judged(
            ClientVerdict.OK,
            ServerVerdict.UP,
            answer.summary() + after() + "; " + unheld.get(),
            Map.of(),
            false,
            backend);
      }
    }
    return stored(answer.summary(), ServerVerdict.UP, scope, backend);
  }

  /**
   * @param good what is known of the server where all can be stored
   */
  private Judged stored(String summary, ServerVerdict good, Scope scope, @Nullable String backend)
      throws EvaluationException {
    Map<String, @Nullable Object> stored = new HashMap<>();
    for (var entry : step.store().entrySet()) {
      try {
        stored.put(entry.getKey(), entry.getValue().evaluate(scope));
      } catch (EvaluationException e) {
        OwnFault.check(e, scope);
        return Judged.bad(
            ClientVerdict.WRONG,
            step.act() instanceof BrowserAct ? good : ServerVerdict.DOWN,
            summary
                + after()
                + "; nothing to store as \""
                + entry.getKey()
                + "\": "
                + explain(entry.getValue(), scope, e),
            backend);
      }
    }
    return new Judged(ClientVerdict.OK, good, null, stored, true, backend);
  }

  private String after() {
    return " after " + Durations.brief(context.elapsed());
  }

  private Optional<String> ownFailure(Answered answer) {
    boolean decided =
        step.expect().stream().anyMatch(expression -> expression.names().contains(STATUS))
            || pollReadsStatus();
    return decided || status(answer) < 400
        ? Optional.empty()
        : Optional.of("expected a status below 400");
  }

  private boolean pollReadsStatus() {
    return step.act() instanceof dev.nines.journey.Act.Request request
        && request.poll() != null
        && request.poll().until().names().contains(STATUS);
  }

  private static Optional<String> firstBroken(List<Expression> expectations, Scope scope)
      throws EvaluationException {
    for (var expectation : expectations) {
      try {
        if (!expectation.holds(scope)) {
          return Optional.of("expected " + expectation.text());
        }
      } catch (EvaluationException e) {
        OwnFault.check(e, scope);
        return Optional.of(
            "expected " + expectation.text() + ", but " + explain(expectation, scope, e));
      }
    }
    return Optional.empty();
  }

  private static String explain(Expression expression, Scope scope, EvaluationException e) {
    return expression.names().contains("json") && !scope.has("json")
        ? "the answer is no JSON"
        : e.explanation();
  }

  private static ClientVerdict verdict(Answered answer) {
    long status = status(answer);
    return status >= 500 || status == 429 ? ClientVerdict.ERROR : ClientVerdict.WRONG;
  }

  private static long status(Answered answer) {
    return answer.names().get(STATUS) instanceof Long status ? status : 0;
  }

  private @Nullable String backend(Scope scope) {
    var expression = context.actor().backend();
    if (expression == null) {
      return null;
    }
    try {
      var name = expression.evaluate(scope);
      return name == null ? null : name.toString();
    } catch (EvaluationException _) {
      return null; // The answer does not say which backend it is from.
    }
  }
}

package dev.nines.runner;

import dev.nines.journey.Durations;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.RetryPolicy.Failure;
import dev.nines.journey.Step;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Reason;
import dev.nines.outcome.RunEvent.RetryAwaited;
import dev.nines.outcome.StepRecord.Stage;
import dev.nines.runner.Attempts.Ending;
import dev.nines.runner.Attempts.Timed;
import dev.nines.runner.Attempts.Waited;
import dev.nines.runner.Finding.Fault;
import dev.nines.runner.Finding.Judged;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one step, within its limit. Confined to the run's thread, but for late
 * observations.
 */
final class StepAttempts {

  private final RunInProgress run;
  private final Attempts attempts;
  private final Pauses pauses;
  private final RandomGenerator random;
  private final Marks marks;
  private final Step step;
  private final Stage stage;
  private final Deadline limit;
  private final Ledger.Page page;

  StepAttempts(
      RunInProgress run,
      Attempts attempts,
      Pauses pauses,
      RandomGenerator random,
      Marks marks,
      Step step,
      Stage stage,
      Deadline limit,
      Ledger.Page page) {
    this.run = run;
    this.attempts = attempts;
    this.pauses = pauses;
    this.random = random;
    this.marks = marks;
    this.step = step;
    this.stage = stage;
    this.limit = limit;
    this.page = page;
  }

  StepEnd play() throws InterruptedException {
    for (int number = 1; ; number++) {
      var left = limit.left(run.now());
      if (!left.isPositive()) {
        return new StepEnd.Failed(
            limit.reason(), label(number) + limit.words() + " had passed before it began", false);
      }
      boolean limited = left.compareTo(step.patience().timeout()) < 0;
      var end = attempt(number, limited ? left : step.patience().timeout(), limited);
      if (!(end instanceof StepEnd.Failed failed) || !retries(number, failed.reason())) {
        return end;
      }
      var backoff = step.retry().backoffBefore(number, random.nextDouble());
      if (backoff.compareTo(limit.left(run.now())) >= 0) {
        return new StepEnd.Failed(
            limit.reason() == Reason.DEADLINE ? Reason.DEADLINE : failed.reason(),
            failed.message() + "; no time was left for a retry within " + limit.words(),
            failed.silent());
      }
      if (backoff.isPositive()) {
        run.ledger.tell(new RetryAwaited(run.id, run.journey.name(), step.name(), backoff));
        if (pauses.stoppedWithin(backoff)) {
          return new StepEnd.Cut(Cause.SHUTDOWN, "the prober was shutting down");
        }
      }
      run.session(run.journey.actor(step)).nextUrl();
    }
  }

  private boolean retries(int number, Reason reason) {
    return number <= step.retry().times()
        && switch (reason) {
          case TIMEOUT -> step.retry().on().contains(Failure.TIMEOUT);
          case REFUSED -> step.retry().on().contains(Failure.REFUSED);
          case ERROR -> step.retry().on().contains(Failure.ERROR);
          case WRONG -> step.retry().on().contains(Failure.WRONG);
          case LIMIT, DEADLINE -> false;
        };
  }

  private StepEnd attempt(int number, Duration patience, boolean limited)
      throws InterruptedException {
    AttemptContext context;
    try {
      context = run.context(step, patience);
    } catch (EvaluationException e) {
      return new StepEnd.Cut(
          Cause.CONFIGURATION, label(number) + run.redactor.redact(e.explanation()));
    }
    var start = run.now();
    var waited = attempts.play(step, stage, context, patience, pauses.stop());
    marks.began(step.name(), context.progress(), run::offset);
    // Where the prober itself ended the attempt there is no verdict to give, to nobody.
    if (waited.ending() == Ending.STOPPED) {
      return new StepEnd.Cut(Cause.SHUTDOWN, "the prober was shutting down");
    }
    if (waited.ending() == Ending.ANSWERED
        && waited.finding().join().finding() instanceof Fault fault) {
      return new StepEnd.Cut(fault.cause(), label(number) + run.redactor.redact(fault.message()));
    }
    var client = client(waited);
    var message = message(waited, context, patience, limited);
    var attempt = record(number, start, waited, client, message, context);
    page.ended(attempt);
    if (attempt.server() == null) {
      observe(number, waited, context);
    }
    if (client != ClientVerdict.OK) {
      boolean silent = client == ClientVerdict.TIMEOUT || client == ClientVerdict.REFUSED;
      return new StepEnd.Failed(
          limited && waited.ending() == Ending.IMPATIENT ? limit.reason() : Reason.of(client),
          label(number) + message,
          silent);
    }
    var judged = (Judged) waited.finding().join().finding();
    if (!judged.held()) {
      return new StepEnd.NotHeld(run.redactor.redact(String.valueOf(judged.message())));
    }
    run.store(judged.stored());
    return new StepEnd.Succeeded();
  }

  private static ClientVerdict client(Waited waited) {
    return waited.ending() == Ending.ANSWERED
        ? Attempts.client(waited.finding().join().finding())
        : ClientVerdict.TIMEOUT;
  }

  private Attempt record(
      int number,
      Duration start,
      Waited waited,
      ClientVerdict client,
      @Nullable String message,
      AttemptContext context) {
    var attempt =
        new Attempt(
            number,
            start,
            waited.duration(),
            client,
            null,
            null,
            message,
            backend(context, null),
            context.progress().phases());
    return waited.finding().isDone()
        ? observed(attempt, waited.finding().join(), context)
        : attempt.traced(context.traced(run::offset));
  }

  private Attempt observed(Attempt attempt, Timed timed, AttemptContext context) {
    var finding = timed.finding();
    boolean answered = finding instanceof Judged judged && judged.client() != ClientVerdict.REFUSED;
    return attempt
        .observed(
            Attempts.server(finding, step.act()),
            answered ? timed.after() : null,
            backend(context, finding),
            context.progress().phases())
        .traced(context.traced(run::offset));
  }

  private @Nullable String backend(AttemptContext context, @Nullable Finding finding) {
    var name =
        finding instanceof Judged judged && judged.backend() != null
            ? judged.backend()
            : context.progress().backend();
    if (name == null && context.actor().urls().size() > 1) {
      name = Backend.of(context.baseUrl());
    }
    return name == null ? null : run.redactor.redact(name);
  }

  private void observe(int number, Waited waited, AttemptContext context) {
    // A shutdown cannot wait for late answers: what is open then stays unknown.
    var forget =
        pauses
            .stop()
            .then(() ->
                waited
                    .finding()
                    .complete(
                        new Timed(
                            new Fault(Cause.SHUTDOWN, "the prober was shutting down"),
                            Duration.ZERO)));
    var _ =
        waited
            .finding()
            .thenAccept(timed -> {
              forget.run();
              page.observed(number, attempt -> observed(attempt, timed, context));
            });
  }

  private @Nullable String message(
      Waited waited, AttemptContext context, Duration patience, boolean limited) {
    if (waited.ending() == Ending.IMPATIENT) {
      var awaited = context.progress().awaited();
      return run.redactor.redact(
          "no answer within "
              + (limited
                  ? Durations.brief(patience) + ", when " + limit.words() + " had passed"
                  : Durations.text(patience))
              + (awaited == null ? "" : ", waiting for " + awaited));
    }
    return switch (waited.finding().join().finding()) {
      case Judged judged -> redacted(judged.message());
      case Fault fault -> run.redactor.redact(fault.message());
      case Finding.Silence _ ->
          "the exchange was given up after " + Durations.brief(waited.duration());
    };
  }

  private @Nullable String redacted(@Nullable String text) {
    return text == null ? null : run.redactor.redact(text);
  }

  /** Tells the attempts of a step that has several apart. */
  private String label(int number) {
    return step.retry().times() == 0
        ? ""
        : "attempt " + number + " of " + (step.retry().times() + 1) + ": ";
  }
}

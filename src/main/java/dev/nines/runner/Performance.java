package dev.nines.runner;

import dev.nines.journey.Act;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Expression;
import dev.nines.journey.Step;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord.Stage;
import dev.nines.runner.Exchange.Answered;
import dev.nines.runner.Exchange.Shown;
import dev.nines.runner.Finding.Fault;
import dev.nines.runner.Finding.Judged;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays a step's act once, on the attempt's own thread, and judges what comes of it. Never throws.
 */
final class Performance {

  private static final System.Logger LOG = System.getLogger(Performance.class.getName());

  /** How often a page is looked at again. */
  private static final Duration LOOKS = Duration.ofMillis(100);

  /** What expressions read that is as it is whenever it is read. */
  private static final Set<String> LIVE = Set.of("page", "response");

  private final ActExecutors executors;
  private final Step step;
  private final AttemptContext context;
  private final Judge judge;

  Performance(ActExecutors executors, Step step, Stage stage, AttemptContext context) {
    this.executors = executors;
    this.step = step;
    this.context = context;
    this.judge = new Judge(step, stage, context);
  }

  Finding play() {
    try {
      return switch (step.act()) {
        case Act.Request request when request.poll() != null -> poll(request, request.poll());
        case Act.Request request -> judge.judge(executors.http().play(request, context));
        case Act.Send send -> unanswered(judge.judge(executors.streams().play(send, context)));
        case Act.StreamAct act -> judge.judge(executors.streams().play(act, context));
        case BrowserAct act -> shown(act);
        case Act.Pause _ -> throw new IllegalStateException("a pause has no attempts");
      };
    } catch (EvaluationException e) {
      return new Fault(Cause.CONFIGURATION, e.explanation());
    } catch (ProberFaultException e) {
      return new Fault(e.fault(), String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      return new Finding.Silence();
    } catch (
        Throwable
            e) { // Whatever an executor does, it is the prober's fault and must not be taken for
      // the target's.
      var trace = trace(e);
      LOG.log(
          System.Logger.Level.ERROR,
          "an attempt of step \"{0}\" failed unforeseen: {1}",
          step.name(),
          context.redactor().redact(trace));
      return new Fault(Cause.BUG, trace);
    }
  }

  /**
   * One attempt is many requests here: it succeeds with the first answer that {@code until} holds
   * of.
   */
  private Finding poll(Act.Request request, Act.Poll poll)
      throws EvaluationException, InterruptedException {
    for (long polls = 1; ; polls++) {
      var exchange = executors.http().play(request, context);
      var judged = judge.judge(exchange);
      if (judged.client() != ClientVerdict.OK || !(exchange instanceof Answered answer)) {
        return judged;
      }
      if (holds(poll, answer)) {
        return judged;
      }
      context
          .progress()
          .awaits(
              "%s; asked %d times, last %s"
                  .formatted(poll.until().text(), polls, answer.summary()));
      if (context.abandoned() || !context.pauseUnlessAbandoned(poll.every())) {
        // Nobody waits any more, and every request was answered: the server was up, the customer's
        // wish did not come true.
        return new Judged(
            ClientVerdict.TIMEOUT, ServerVerdict.UP, null, Map.of(), true, judged.backend());
      }
    }
  }

  /**
   * A page is looked at until it is as expected, as a customer would, or until nobody looks any
   * more: then what it shows is wrong.
   */
  private Finding shown(BrowserAct act) throws EvaluationException, InterruptedException {
    var exchange = executors.browser().play(act, context);
    while (true) {
      var judged = judge.judge(exchange);
      if (!(exchange instanceof Shown shown)
          || judged.client() == ClientVerdict.OK
          || !mayComeTrue()) {
        return judged;
      }
      var _ = shown.server().get(); // A page that is lost never comes to be as expected.
      context.progress().awaits(waitedFor());
      if (context.abandoned() || !context.pauseUnlessAbandoned(LOOKS)) {
        return new Judged(
            ClientVerdict.TIMEOUT, shown.server().get(), null, Map.of(), true, judged.backend());
      }
    }
  }

  /** Whether time can help: the value of a script, once it is there, stays as it is. */
  private boolean mayComeTrue() {
    return Stream.concat(step.expect().stream(), step.store().values().stream())
        .flatMap(expression -> expression.names().stream())
        .anyMatch(LIVE::contains);
  }

  private String waitedFor() {
    return Stream.concat(step.expect().stream(), step.store().values().stream())
        .map(Expression::text)
        .collect(Collectors.joining(" and "));
  }

  private boolean holds(Act.Poll poll, Answered answer) throws EvaluationException {
    try {
      return poll.until().holds(context.scope().with(answer.names()));
    } catch (EvaluationException e) {
      OwnFault.check(e, context.scope());
      return false; // What is waited for may not even have a place in the answer yet.
    }
  }

  /**
   * No server answers a message that is sent: nothing is known of it, unless the stream is broken.
   */
  private static Judged unanswered(Judged judged) {
    return judged.client() == ClientVerdict.OK
        ? new Judged(
            judged.client(),
            ServerVerdict.UNKNOWN,
            judged.message(),
            judged.stored(),
            judged.held(),
            judged.backend())
        : judged;
  }

  private static String trace(Throwable e) {
    var text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}

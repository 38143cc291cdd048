package dev.nines.runner;

import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Step;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.EvidenceFile;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord.Stage;
import dev.nines.runner.Finding.Fault;
import dev.nines.runner.Finding.Judged;
import dev.nines.runner.Finding.Silence;
import dev.nines.time.Clocks;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Plays single attempts. The exchange goes on a virtual thread of its own; the calling thread waits
 * for it no longer than the client would. An exchange that outlives its client is observed until
 * its window ends, and cancelled then.
 */
final class Attempts {

  private final ActExecutors executors;
  private final Clocks clocks;

  Attempts(ActExecutors executors, Clocks clocks) {
    this.executors = executors;
    this.clocks = clocks;
  }

  /**
   * What the client has when it stops waiting.
   *
   * @param duration how long it waited
   * @param finding what the exchange came to: complete when the client saw it, later otherwise
   */
  record Waited(Ending ending, Duration duration, CompletableFuture<Timed> finding) {}

  /** Why a client stops waiting. */
  enum Ending {
    /** The exchange is over. */
    ANSWERED,
    /** Its patience is. */
    IMPATIENT,
    /** The prober is shutting down. */
    STOPPED
  }

  /** A finding and when it was made, from the attempt's beginning. */
  record Timed(Finding finding, Duration after) {}

  Waited play(Step step, Stage stage, AttemptContext context, Duration patience, Signal stop)
      throws InterruptedException {
    long start = clocks.ticker().nanos();
    var finding = new CompletableFuture<Timed>();
    var ending = new CompletableFuture<Ending>();
    var performance = new Performance(executors, step, stage, context);
    var window = clocks.timer().after(context.limit(), () -> end(context, finding, start));
    var _ = finding.whenComplete((_, _) -> window.cancel());
    Thread.ofVirtual()
        .name(step.name())
        .start(() -> {
          finding.complete(new Timed(performance.play(), clocks.ticker().since(start)));
          ending.complete(Ending.ANSWERED);
        });
    var impatience = clocks.timer().after(patience, () -> ending.complete(Ending.IMPATIENT));
    var stopping = stop.then(() -> ending.complete(Ending.STOPPED));
    try {
      var how = inTime(await(ending), finding, patience);
      var waited = clocks.ticker().since(start);
      if (how == Ending.ANSWERED) {
        var after = finding.join().after();
        // The timer may be later than the answer: what the clock says decides, not who came first.
        return after.compareTo(patience) > 0 && !(finding.join().finding() instanceof Fault)
            ? new Waited(Ending.IMPATIENT, patience, finding)
            : new Waited(how, after, finding);
      }
      context.abandon();
      var fault = how == Ending.IMPATIENT ? context.ownFault() : null;
      if (fault != null) {
        var own = new Timed(new Fault(fault.fault(), String.valueOf(fault.getMessage())), waited);
        return new Waited(Ending.ANSWERED, waited, CompletableFuture.completedFuture(own));
      }
      if (how == Ending.STOPPED) {
        context.cancel();
      }
      return new Waited(
          how,
          how == Ending.IMPATIENT && waited.compareTo(patience) < 0 ? patience : waited,
          finding);
    } finally {
      impatience.cancel();
      stopping.run();
    }
  }

  /**
   * Of an answer and a timer that came together the clock says which was first, not the scheduler;
   * and an exchange that ended with its window was no answer, whichever thread was told first.
   */
  private static Ending inTime(Ending ending, CompletableFuture<Timed> finding, Duration patience) {
    if (ending == Ending.STOPPED || !finding.isDone()) {
      return ending;
    }
    var timed = finding.join();
    if (timed.finding() instanceof Silence) {
      return Ending.IMPATIENT;
    }
    return timed.after().compareTo(patience) <= 0 ? Ending.ANSWERED : ending;
  }

  private static Ending await(CompletableFuture<Ending> ending) throws InterruptedException {
    try {
      return ending.get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("an ending is never exceptional", e);
    }
  }

  private void end(AttemptContext context, CompletableFuture<Timed> finding, long start) {
    finding.complete(new Timed(new Silence(), clocks.ticker().since(start)));
    // Off the timer's thread: closing sockets may take its time.
    Thread.ofVirtual().name("end of observation").start(context::cancel);
  }

  /** Gets ready for a run what its acts need, before its clock runs. */
  void prepare(RunInProgress run) throws EvaluationException, InterruptedException {
    var journey = run.journey;
    var actors = new LinkedHashSet<Actor>();
    journey.steps().stream()
        .filter(step -> step.act() instanceof BrowserAct)
        .forEach(step -> actors.add(journey.actor(step)));
    for (var actor : actors) {
      executors.browser().prepare(run.session(actor), run.scope(), run.id, journey.timeout());
    }
  }

  /** Has looked at what the last step of a run leaves, and the teardown may change. */
  Review review(RunInProgress run, Outcome outcome) throws InterruptedException {
    try {
      var review =
          executors
              .browser()
              .review(run.sessions(), new EndOfRun(run.id, run.journey, outcome, run.redactor));
      if (!run.journey.teardown().isEmpty()) {
        review.evidence().look();
      }
      return review;
    } catch (RuntimeException | Error e) {
      unseen(run, e);
      return Review.NOTHING;
    }
  }

  /** Keeps what a run that has ended leaves to look at. */
  static List<EvidenceFile> keep(RunInProgress run, Review review) {
    try {
      return review.evidence().keep();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      unseen(run, e);
    }
    return List.of();
  }

  /** The run is over, and its outcome stands, whatever was thrown. */
  private static void unseen(RunInProgress run, Throwable e) {
    System.getLogger(Attempts.class.getName())
        .log(System.Logger.Level.WARNING, "what run " + run.id + " left was not looked at", e);
  }

  /** What a server's silence, until the end of the window, says of it. */
  static ServerVerdict silenceMeans(Act act) {
    return switch (act) {
      case Act.Request _, Act.OpenWebSocket _, Act.OpenEvents _ -> ServerVerdict.DOWN;
      // A message that does not come may have been lost by any server on its way, or never been
      // sent.
      case Act.Await _, Act.Send _, Act.Pause _, BrowserAct _ -> ServerVerdict.UNKNOWN;
    };
  }

  /** The server's verdict that a finding gives. */
  static ServerVerdict server(Finding finding, Act act) {
    return switch (finding) {
      case Judged judged -> judged.server();
      case Silence _ -> silenceMeans(act);
      case Fault _ -> ServerVerdict.UNKNOWN;
    };
  }

  /** The client's verdict that a finding gives to a client that is still waiting. */
  static ClientVerdict client(Finding finding) {
    return switch (finding) {
      case Judged judged -> judged.client();
      case Silence _, Fault _ -> ClientVerdict.TIMEOUT;
    };
  }
}

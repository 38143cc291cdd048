package dev.nines.runner;

import dev.nines.journey.Durations;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Journey;
import dev.nines.journey.Milestone;
import dev.nines.journey.Step;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent.RunStarted;
import dev.nines.outcome.StepRecord.Stage;
import dev.nines.time.Clocks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Plays journeys. One runner serves all journeys of a prober, any number of runs at a time; each
 * call of {@link #run} is one run on the calling (virtual) thread.
 */
public final class JourneyRunner {

  private static final System.Logger LOG = System.getLogger(JourneyRunner.class.getName());

  private final Attempts attempts;
  private final Environment environment;
  private final ControlCheck control;
  private final Clocks clocks;
  private final RandomGenerator random;
  private final Signal stop = new Signal();
  private final Signal halt = new Signal();
  private final ConcurrentMap<String, AtomicLong> numbers = new ConcurrentHashMap<>();

  /**
   * A runner of any number of runs at once.
   *
   * @param random for ids, retries and masks; safe between threads, or runs share an id
   */
  public JourneyRunner(
      ActExecutors executors,
      Environment environment,
      ControlCheck control,
      Clocks clocks,
      RandomGenerator random) {
    this.attempts = new Attempts(executors, clocks);
    this.environment = environment;
    this.control = control;
    this.clocks = clocks;
    this.random = random;
  }

  /**
   * Plays {@code journey} once, to the end of its teardown. Never throws for anything that a target
   * or an executor does. When its teardown is over, {@code listener} hears of {@link
   * dev.nines.outcome.RunEvent.RunEnded}; what it leaves to look at is kept after that. Answers
   * that are late by then are still observed: the listener hears of them, and at last of {@link
   * dev.nines.outcome.RunEvent.RunSettled}.
   */
  public Run run(Journey journey, Assignment assignment, RunListener listener) {
    long number = numbers.computeIfAbsent(journey.name(), _ -> new AtomicLong()).getAndIncrement();
    RunInProgress run;
    try {
      run = new RunInProgress(journey, assignment, number, environment, listener, clocks, random);
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.ERROR, "a run of journey " + journey.name() + " could not begin", e);
      return skip(journey, assignment, new Outcome.Inconclusive(Cause.BUG, e.toString()), listener);
    }
    return new Play(run, assignment).run();
  }

  /** A run that is not played, because the prober cannot or the service promises nothing now. */
  public Run skip(Journey journey, Assignment assignment, Outcome outcome, RunListener listener) {
    var now = clocks.wall().instant();
    var id = Trace.newTraceId(random);
    var ledger = new Ledger(id, journey.name(), listener, () -> {});
    return ledger.ended(
        new Run(
            id,
            journey.name(),
            journey.service(),
            assignment.region(),
            assignment.trigger(),
            assignment.scheduled(),
            now,
            Duration.ZERO,
            outcome,
            List.of(),
            java.util.Map.of()));
  }

  /**
   * Ends what is going on: steps and observations are cut off, teardown still runs. Runs that start
   * later end likewise.
   */
  public void stop() {
    stop.give();
  }

  /** Cuts off teardown as well. */
  public void halt() {
    stop.give();
    halt.give();
  }

  /** One run. */
  private final class Play {
    private final RunInProgress run;
    private final Assignment assignment;
    private final Journey journey;
    private final Marks marks = new Marks();
    private final RunOutcome outcomes;
    private final StepPlayer player;
    private Duration begun = Duration.ZERO;
    private Review review = Review.NOTHING;

    Play(RunInProgress run, Assignment assignment) {
      this.run = run;
      this.assignment = assignment;
      this.journey = run.journey;
      this.outcomes = new RunOutcome(journey, marks, control);
      this.player = new StepPlayer(run, attempts, new Pauses(clocks.timer(), stop), random, marks);
    }

    Run run() {
      run.ledger.tell(
          new RunStarted(
              run.id,
              journey.name(),
              journey.service(),
              assignment.region(),
              assignment.trigger(),
              assignment.scheduled(),
              run.started));
      Outcome outcome;
      Duration duration;
      try {
        outcome = played();
        duration = run.now().minus(begun);
        if (outcome instanceof Outcome.Inconclusive(Cause cause, _) && cause == Cause.NETWORK) {
          run.ledger.cutOff();
        }
        review = attempts.review(run, outcome);
        tearDown(outcome);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        outcome = new Outcome.Inconclusive(Cause.SHUTDOWN, "the run was interrupted");
        duration = run.now().minus(begun);
      } catch (RuntimeException | Error e) {
        LOG.log(
            System.Logger.Level.ERROR,
            "run " + run.id + " of journey " + journey.name() + " failed unforeseen",
            e);
        outcome = new Outcome.Inconclusive(Cause.BUG, run.redactor.redact(e.toString()));
        duration = run.now().minus(begun);
      }
      run.ledger.awaitsEvidence();
      var _ =
          run.ledger.ended(
              new Run(
                  run.id,
                  journey.name(),
                  journey.service(),
                  assignment.region(),
                  assignment.trigger(),
                  assignment.scheduled(),
                  run.started,
                  duration,
                  outcome,
                  List.of(),
                  outcomes.milestones(),
                  review.pages(),
                  List.of()));
      return run.ledger.kept(Attempts.keep(run, review));
    }

    private Outcome played() throws InterruptedException {
      var closed = journey.when().calendar().whyClosed(assignment.scheduled());
      if (closed.isPresent()) {
        return new Outcome.Excluded(closed.get());
      }
      var fault = run.fault();
      if (fault != null) {
        return new Outcome.Inconclusive(
            fault.fault(), run.redactor.redact(String.valueOf(fault.getMessage())));
      }
      try {
        run.evaluateVars(assignment.variables());
      } catch (EvaluationException e) {
        return new Outcome.Inconclusive(Cause.CONFIGURATION, run.redactor.redact(e.explanation()));
      }
      var unready = unready();
      if (unready != null) {
        return unready;
      }
      var excluded = preconditions();
      if (excluded != null) {
        return excluded;
      }
      begun = run.now();
      marks.began(Milestone.START, begun);
      var deadline =
          new Deadline(
              begun.plus(journey.timeout()),
              Reason.DEADLINE,
              "the journey's timeout of " + Durations.text(journey.timeout()));
      for (var step : journey.steps()) {
        var end = player.play(step, Stage.STEP, deadline);
        if (!(end instanceof StepEnd.Succeeded)) {
          return outcomes.stoppedAt(step, end, run.now());
        }
      }
      marks.succeeded(Milestone.END, run.now());
      return outcomes.succeeded(run.ledger.records(), run.now().minus(begun));
    }

    /** Why the prober cannot play this now, or null. */
    private @Nullable Outcome unready() {
      var forget = stop.then(Thread.currentThread()::interrupt);
      try {
        attempts.prepare(run);
        return null;
      } catch (ProberFaultException e) {
        return new Outcome.Inconclusive(
            e.fault(), run.redactor.redact(String.valueOf(e.getMessage())));
      } catch (EvaluationException e) {
        return new Outcome.Inconclusive(Cause.CONFIGURATION, run.redactor.redact(e.explanation()));
      } catch (InterruptedException _) {
        return new Outcome.Inconclusive(Cause.SHUTDOWN, "the prober was shutting down");
      } finally {
        forget.run();
        var _ = Thread.interrupted(); // What stops a wait must not stop the teardown.
      }
    }

    /**
     * Why the need cannot arise now, or null. A precondition that nobody answers excludes nothing:
     * the journey itself will tell.
     */
    private @Nullable Outcome preconditions() throws InterruptedException {
      var deadline =
          new Deadline(
              run.now().plus(journey.timeout()),
              Reason.DEADLINE,
              "the journey's timeout of " + Durations.text(journey.timeout()));
      for (var step : journey.when().require()) {
        var end = player.play(step, Stage.REQUIRE, deadline);
        if (end instanceof StepEnd.NotHeld || end instanceof StepEnd.Cut) {
          return outcomes.stoppedAt(step, end, run.now());
        }
      }
      return null;
    }

    private void tearDown(Outcome outcome) throws InterruptedException {
      if (outcome instanceof Outcome.Excluded || journey.teardown().isEmpty()) {
        return;
      }
      var teardown =
          new StepPlayer(run, attempts, new Pauses(clocks.timer(), halt), random, new Marks());
      var deadline =
          new Deadline(
              run.now().plus(Journey.TEARDOWN_LIMIT),
              Reason.DEADLINE,
              "the limit of teardown, " + Durations.text(Journey.TEARDOWN_LIMIT) + ",");
      for (Step step : journey.teardown()) {
        teardown.play(step, Stage.TEARDOWN, deadline);
      }
    }
  }
}

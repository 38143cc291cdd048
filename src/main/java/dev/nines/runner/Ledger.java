package dev.nines.runner;

import dev.nines.outcome.Attempt;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.EvidenceFile;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.AttemptEnded;
import dev.nines.outcome.RunEvent.AttemptObserved;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.RunEvent.StepEnded;
import dev.nines.outcome.RunEvent.StepStarted;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord;
import dev.nines.outcome.StepRecord.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The book of one run: its steps, its attempts, and which attempts still wait for their server
 * verdict. Tells the listener what is written, in order. Late verdicts come from other threads than
 * the run's, so all of it is guarded by one lock.
 */
final class Ledger {

  private final String runId;
  private final String journey;
  private final RunListener listener;
  private final Runnable settled;
  private final List<Page> pages = new ArrayList<>();
  private @Nullable Run ended;
  private int open;
  private boolean cutOff;

  /**
   * @param settled called once, after the run's end, when no attempt is observed any more and its
   *     evidence is kept
   */
  Ledger(String runId, String journey, RunListener listener, Runnable settled) {
    this.runId = runId;
    this.journey = journey;
    this.listener = listener;
    this.settled = settled;
  }

  /** One step's attempts, and its record once it is over. */
  final class Page {
    private final Stage stage;
    private final String step;
    private final String actor;
    private final List<Attempt> attempts = new ArrayList<>();
    private @Nullable StepRecord record;

    private Page(Stage stage, String step, String actor) {
      this.stage = stage;
      this.step = step;
      this.actor = actor;
    }

    /**
     * An attempt has its client verdict; where it has no server verdict yet, {@link #observed} must
     * follow.
     */
    void ended(Attempt attempt) {
      synchronized (Ledger.this) {
        attempts.add(attempt);
        if (attempt.server() == null) {
          open++;
        }
        tell(new AttemptEnded(runId, journey, stage, step, actor, attempt));
      }
    }

    /** The server verdict of an attempt that was open. */
    void observed(int number, UnaryOperator<Attempt> verdict) {
      synchronized (Ledger.this) {
        var attempt = verdict.apply(attempts.get(number - 1));
        attempts.set(number - 1, cutOff ? unknown(attempt) : attempt);
        open--;
        tell(new AttemptObserved(runId, journey, stage, step, actor, attempts.get(number - 1)));
        settle();
      }
    }

    /** The step is over; {@code bare} is its record without attempts. */
    StepRecord ended(StepRecord bare) {
      synchronized (Ledger.this) {
        record = bare;
        var now = current();
        tell(new StepEnded(runId, journey, now));
        return now;
      }
    }

    List<Attempt> attempts() {
      synchronized (Ledger.this) {
        return List.copyOf(attempts);
      }
    }

    private StepRecord current() {
      if (record == null) {
        throw new IllegalStateException("step \"" + step + "\" is not over");
      }
      return record.with(attempts);
    }
  }

  synchronized Page open(Stage stage, String step, String actor) {
    var page = new Page(stage, step, actor);
    pages.add(page);
    tell(new StepStarted(runId, journey, stage, step, actor));
    return page;
  }

  /**
   * The prober was cut off: what looked like a silent or refusing server says nothing of it, in
   * this run, now and later.
   */
  synchronized void cutOff() {
    cutOff = true;
    for (var page : pages) {
      page.attempts.replaceAll(attempt -> attempt.server() == null ? attempt : unknown(attempt));
    }
  }

  private static Attempt unknown(Attempt attempt) {
    boolean silent =
        attempt.client() == ClientVerdict.TIMEOUT || attempt.client() == ClientVerdict.REFUSED;
    return silent && attempt.server() == ServerVerdict.DOWN
        ? attempt.observed(ServerVerdict.UNKNOWN, null, attempt.backend(), attempt.phases())
        : attempt;
  }

  synchronized List<StepRecord> records() {
    return pages.stream().filter(page -> page.record != null).map(Page::current).toList();
  }

  /** The run is over, its teardown too; {@code bare} is the run without steps. */
  synchronized Run ended(Run bare) {
    ended = bare.with(records());
    tell(new RunEnded(ended));
    var run = ended;
    settle();
    return run;
  }

  /**
   * What the run leaves to look at is still to be kept when it has ended: {@link #kept} follows.
   */
  synchronized void awaitsEvidence() {
    open++;
  }

  /** The run has ended, and this is kept of it. */
  synchronized Run kept(List<EvidenceFile> evidence) {
    var run = Objects.requireNonNull(ended, "the run has not ended");
    ended = run.with(run.pages(), evidence);
    open--;
    var kept = ended.with(records());
    settle();
    return kept;
  }

  private void settle() {
    if (ended != null && open == 0) {
      tell(new RunSettled(ended.with(records())));
      settled.run();
    }
  }

  synchronized void tell(RunEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException | Error e) {
      // A listener's fault must change no verdict.
      System.getLogger(Ledger.class.getName())
          .log(System.Logger.Level.WARNING, "a listener failed", e);
    }
  }
}

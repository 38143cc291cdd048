package dev.nines.bench;

import dev.nines.outcome.Attempt;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord;
import dev.nines.outcome.StepRecord.Result;
import dev.nines.outcome.StepRecord.Stage;
import dev.nines.slo.LatencyPromise;
import dev.nines.store.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs of six steps as a chat has them, each of one attempt with all phases of a new connection; of
 * a thousand runs two fail and some forty are degraded. The same for the same seed. Of one thread.
 */
final class SixSteps {

  private static final List<String> STEPS =
      List.of("open chat", "authenticate", "send", "operator receives", "reply", "close");
  private static final Set<LatencyPromise> PROMISES =
      Set.of(new LatencyPromise(null, Duration.ofSeconds(3)));

  private final Random random;

  SixSteps(long seed) {
    random = new Random(seed);
  }

  /**
   * One run, which the schedule called for.
   *
   * @param settled whether its last server verdict is known
   */
  Entry.OfRun run(String id, String journey, String service, Instant scheduled, boolean settled) {
    var outcome = outcome();
    var steps = new ArrayList<StepRecord>();
    var at = Duration.ZERO;
    for (var name : STEPS) {
      var length = millis(20, 200);
      boolean last = name.equals(STEPS.getLast());
      steps.add(
          new StepRecord(
              name,
              "customer",
              Stage.STEP,
              at,
              length,
              List.of(attempt(at, length, !last || settled ? ServerVerdict.UP : null)),
              last && !outcome.good() ? Result.FAILED : Result.SUCCEEDED,
              null,
              null));
      at = at.plus(length);
    }
    var run =
        new Run(
            id,
            journey,
            service,
            "eu-1",
            Trigger.SCHEDULE,
            scheduled,
            scheduled.plusNanos(random.nextInt(1_000_000)),
            at,
            outcome,
            steps,
            Map.of("delivery", at.dividedBy(2)));
    return new Entry.OfRun(run, PROMISES);
  }

  /** An id as a prober makes them. */
  String id() {
    return String.format("%016x%016x", random.nextLong(), random.nextLong());
  }

  /** Of 0 up to {@code bound}, that excluded. */
  int number(int bound) {
    return random.nextInt(bound);
  }

  private Outcome outcome() {
    int number = random.nextInt(1_000);
    return number < 2
        ? new Outcome.Failed(Reason.TIMEOUT, STEPS.getLast(), null, "no answer after 1s")
        : number < 40 ? new Outcome.Degraded("step \"send\" took 3.2 s") : new Outcome.Passed();
  }

  private Attempt attempt(Duration start, Duration length, @Nullable ServerVerdict server) {
    var phases = new EnumMap<Phase, Duration>(Phase.class);
    for (var phase : Phase.values()) {
      phases.put(phase, millis(0, 20));
    }
    return new Attempt(
        1,
        start,
        length,
        ClientVerdict.OK,
        server,
        server == null ? null : length,
        null,
        "backend-" + random.nextInt(3),
        phases);
  }

  /** As exact as a clock is. */
  private Duration millis(int from, int to) {
    return Duration.ofNanos(from * 1_000_000L + random.nextInt((to - from) * 1_000_000));
  }
}

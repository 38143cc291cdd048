package dev.nines.slo;

import dev.nines.outcome.Attempt;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Runs as they may come, from a seed. */
public final class Runs {

  private final Random random;

  public Runs(long seed) {
    random = new Random(seed);
  }

  /** Any settled run of a journey in a region, called for by the schedule. */
  public Run any(String journey, String region, Instant scheduled) {
    return run(journey, region, scheduled, outcome(), Trigger.SCHEDULE);
  }

  public Run run(
      String journey, String region, Instant scheduled, Outcome outcome, Trigger trigger) {
    return new Run(
        HexFormat.of().toHexDigits(random.nextLong())
            + HexFormat.of().toHexDigits(random.nextLong()),
        journey,
        journey + "-service",
        region,
        trigger,
        scheduled,
        scheduled.plusMillis(random.nextInt(50)),
        millis(5_000),
        outcome,
        List.of(step("send"), step("receive")),
        random.nextBoolean() ? Map.of("delivery", millis(3_000)) : Map.of());
  }

  private Outcome outcome() {
    return switch (random.nextInt(8)) {
      case 0 -> new Outcome.Degraded("a retry");
      case 1 ->
          new Outcome.Failed(
              List.of(Reason.values()).get(random.nextInt(6)),
              "send",
              random.nextBoolean() ? "login" : null,
              "no answer");
      case 2 -> new Outcome.Excluded("closed");
      case 3 -> new Outcome.Inconclusive(Cause.NETWORK, "no network");
      default -> new Outcome.Passed();
    };
  }

  private StepRecord step(String name) {
    var attempts = new ArrayList<Attempt>();
    for (int number = 1; number <= 1 + random.nextInt(2); number++) {
      attempts.add(
          new Attempt(
              number,
              millis(100),
              millis(1_000),
              ClientVerdict.OK,
              List.of(ServerVerdict.values()).get(random.nextInt(3)),
              millis(2_000),
              null,
              null,
              Map.of()));
    }
    return new StepRecord(
        name,
        "customer",
        StepRecord.Stage.STEP,
        Duration.ZERO,
        millis(1_000),
        attempts,
        StepRecord.Result.SUCCEEDED,
        null,
        null);
  }

  /** The same run while the verdicts of its last attempts are open. */
  public static Run unsettled(Run run) {
    return run.with(
        run.steps().stream()
            .map(step ->
                step.with(
                    step.attempts().stream()
                        .map(attempt -> attempt.observed(null, null, null, Map.of()))
                        .toList()))
            .toList());
  }

  private Duration millis(int below) {
    return Duration.ofMillis(1 + random.nextInt(below));
  }
}

package dev.nines.cli;

import dev.nines.calendar.Always;
import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.journey.Journey;
import dev.nines.journey.LeavesEvidence;
import dev.nines.journey.Milestone;
import dev.nines.journey.Patience;
import dev.nines.journey.RetryPolicy;
import dev.nines.journey.Step;
import dev.nines.journey.When;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent.RunStarted;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord;
import dev.nines.outcome.StepRecord.Result;
import dev.nines.outcome.StepRecord.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A journey and runs of it, made by hand. */
public final class Played {

  public static final Instant AT = Instant.parse("2026-03-02T09:30:00Z");

  private Played() {}

  /** A journey whose steps do nothing; what they would do is not shown. */
  public static Journey journey() {
    var actors = new LinkedHashMap<String, Actor>();
    return new Journey(
        "support-chat",
        "A customer is answered in the chat",
        "chat-support",
        Duration.ofSeconds(30),
        Duration.ofSeconds(90),
        false,
        Map.of(),
        actors,
        new When(new Always(), List.of(step("operators online", "operator"))),
        List.of(
            step("open chat", "customer"),
            step("authenticate", "customer"),
            step("operator receives", "operator")),
        Map.of(
            "delivery",
            new Milestone("delivery", "open chat", "operator receives", Duration.ofSeconds(60))),
        List.of(),
        List.of(step("close", "customer")),
        Map.of(),
        Set.of(),
        Set.of(),
        LeavesEvidence.ON_FAILURE);
  }

  private static Step step(String name, String actor) {
    return new Step(
        name,
        actor,
        new Act.Pause(Duration.ofSeconds(1)),
        Patience.of(Duration.ofSeconds(1)),
        RetryPolicy.NONE,
        List.of(),
        Map.of(),
        null);
  }

  public static Run run(Outcome outcome, StepRecord... steps) {
    return new Run(
        "0123456789abcdef0123456789abcdef",
        "support-chat",
        "chat-support",
        "eu-1",
        Trigger.DEMAND,
        AT,
        AT.plusMillis(3),
        Duration.ofMillis(1_234),
        outcome,
        List.of(steps),
        outcome.good() ? Map.of("delivery", Duration.ofMillis(412)) : Map.of());
  }

  /** The beginning of a run of this journey. */
  public static RunStarted started(String id) {
    return new RunStarted(
        id, "support-chat", "chat-support", "eu-1", Trigger.DEMAND, AT, AT.plusMillis(3));
  }

  /** The same run in another region. */
  public static Run in(Run run, String region) {
    return new Run(
        String.format("%032x", region.hashCode()),
        run.journey(),
        run.service(),
        region,
        run.trigger(),
        run.scheduled(),
        run.started(),
        run.duration(),
        run.outcome(),
        run.steps(),
        run.milestones());
  }

  public static Run passed() {
    return run(new Outcome.Passed(), precondition(), opened(), received(), closed());
  }

  /** Only after a retry. */
  public static Run degraded() {
    return run(
        new Outcome.Degraded(
            "step \"authenticate\" succeeded at attempt 2 only; the first: HTTP 503 from POST /login after 12 ms; expected a status below 400"),
        opened(),
        new StepRecord(
            "authenticate",
            "customer",
            Stage.STEP,
            Duration.ofMillis(20),
            Duration.ofMillis(537),
            List.of(
                attempt(
                        1,
                        12,
                        ClientVerdict.ERROR,
                        "HTTP 503 from POST /login after 12 ms; expected a status below 400")
                    .observed(ServerVerdict.DOWN, Duration.ofMillis(12), "b2", Map.of()),
                attempt(2, 25, ClientVerdict.OK, null)
                    .observed(ServerVerdict.UP, Duration.ofMillis(25), "b3", Map.of())),
            Result.SUCCEEDED,
            null,
            "login"),
        received());
  }

  /** The client left; the server's verdict is open. */
  public static Run failed() {
    return run(
        new Outcome.Failed(
            Reason.TIMEOUT, "authenticate", "login", "step \"authenticate\": no answer within 1s"),
        opened(),
        impatient(attempt(1, 1_000, ClientVerdict.TIMEOUT, "no answer within 1s")),
        closed());
  }

  /** The same when the server has answered. */
  public static Run settled() {
    return run(failed().outcome(), opened(), impatient(late()), closed());
  }

  public static Attempt late() {
    return attempt(1, 1_000, ClientVerdict.TIMEOUT, "no answer within 1s")
        .observed(
            ServerVerdict.UP,
            Duration.ofMillis(3_010),
            null,
            Map.of(
                Phase.CONNECT,
                Duration.ofNanos(310_500),
                Phase.PROCESSING,
                Duration.ofMillis(3_009)));
  }

  public static Run limited() {
    return run(
        new Outcome.Failed(
            Reason.LIMIT,
            "operator receives",
            null,
            "milestone \"delivery\" took 61.20 s; expected at most 1m"),
        opened(),
        received());
  }

  public static Run excluded() {
    return run(
        new Outcome.Excluded(
            "step \"operators online\": HTTP 200 from GET /api/operators after 3 ms; expected json.online >= 1"),
        new StepRecord(
            "operators online",
            "operator",
            Stage.REQUIRE,
            Duration.ZERO,
            Duration.ofMillis(3),
            List.of(up(attempt(1, 3, ClientVerdict.OK, null))),
            Result.NOT_HELD,
            "HTTP 200 from GET /api/operators after 3 ms; expected json.online >= 1",
            null));
  }

  public static Run inconclusive() {
    return run(
        new Outcome.Inconclusive(
            Cause.CONFIGURATION, "step \"authenticate\": secret.PASSWORD is not set"),
        opened(),
        new StepRecord(
            "authenticate",
            "customer",
            Stage.STEP,
            Duration.ofMillis(20),
            Duration.ofMillis(1),
            List.of(),
            Result.CUT,
            "secret.PASSWORD is not set",
            "login"));
  }

  /** What a target can put into a message. */
  public static Run hostile() {
    return run(
        new Outcome.Failed(
            Reason.WRONG,
            "authenticate",
            null,
            "answered <b title=\"x\">\u001b[31mred\u0000 & 'more'\n]]> \uD83D\uDE00 \uD800"));
  }

  public static StepRecord opened() {
    return new StepRecord(
        "open chat",
        "customer",
        Stage.STEP,
        Duration.ZERO,
        Duration.ofNanos(8_123_456),
        List.of(
            attempt(1, 8, ClientVerdict.OK, null)
                .observed(
                    ServerVerdict.UP,
                    Duration.ofMillis(8),
                    "b1",
                    Map.of(
                        Phase.RESOLVE, Duration.ofNanos(90_000),
                        Phase.CONNECT, Duration.ofNanos(200_000),
                        Phase.PROCESSING, Duration.ofMillis(7),
                        Phase.TRANSFER, Duration.ofNanos(500)))),
        Result.SUCCEEDED,
        null,
        null);
  }

  private static StepRecord precondition() {
    return new StepRecord(
        "operators online",
        "operator",
        Stage.REQUIRE,
        Duration.ZERO,
        Duration.ofMillis(3),
        List.of(up(attempt(1, 3, ClientVerdict.OK, null))),
        Result.SUCCEEDED,
        null,
        null);
  }

  private static StepRecord impatient(Attempt attempt) {
    return new StepRecord(
        "authenticate",
        "customer",
        Stage.STEP,
        Duration.ofMillis(20),
        Duration.ofMillis(1_000),
        List.of(attempt),
        Result.FAILED,
        "no answer within 1s",
        "login");
  }

  private static StepRecord received() {
    return new StepRecord(
        "operator receives",
        "operator",
        Stage.STEP,
        Duration.ofMillis(30),
        Duration.ofMillis(400),
        List.of(up(attempt(1, 400, ClientVerdict.OK, null))),
        Result.SUCCEEDED,
        null,
        null);
  }

  private static StepRecord closed() {
    return new StepRecord(
        "close",
        "customer",
        Stage.TEARDOWN,
        Duration.ofMillis(1_240),
        Duration.ofMillis(5),
        List.of(),
        Result.SKIPPED,
        "no step stored \"chat\"",
        null);
  }

  private static Attempt up(Attempt attempt) {
    return attempt.observed(ServerVerdict.UP, attempt.duration(), null, Map.of());
  }

  public static Attempt attempt(
      int number,
      long millis,
      ClientVerdict client,
      @org.jspecify.annotations.Nullable String message) {
    return new Attempt(
        number,
        Duration.ofMillis(20),
        Duration.ofMillis(millis),
        client,
        null,
        null,
        message,
        null,
        Map.of());
  }
}

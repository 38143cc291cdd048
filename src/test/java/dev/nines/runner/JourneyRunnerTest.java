package dev.nines.runner;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.depending;
import static dev.nines.journey.JourneyFixture.expecting;
import static dev.nines.journey.JourneyFixture.expression;
import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.patient;
import static dev.nines.journey.JourneyFixture.retried;
import static dev.nines.journey.JourneyFixture.step;
import static dev.nines.journey.JourneyFixture.storing;
import static dev.nines.runner.Rehearsal.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Act;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.Objective;
import dev.nines.journey.Patience;
import dev.nines.journey.RetryPolicy;
import dev.nines.journey.Step;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord;
import dev.nines.outcome.StepRecord.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JourneyRunnerTest {

  private static final Duration MS = Duration.ofMillis(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Rehearsal rehearsal = new Rehearsal();
  private final Script script = rehearsal.script;

  private static Step call(String name) {
    return step(name, get("/" + name), SECOND);
  }

  private static Outcome.Failed failure(Run run) {
    assertThat(run.outcome()).isInstanceOf(Outcome.Failed.class);
    return (Outcome.Failed) run.outcome();
  }

  private static Attempt attempt(Run run, int step, int number) {
    return run.steps().get(step).attempts().get(number - 1);
  }

  @Test
  void aPromptAnswerPasses() throws Exception {
    script.answers(200, Duration.ofMillis(40));
    var run = rehearsal.begin(new JourneyFixture().step(call("open")).journey());
    rehearsal.play(3, Duration.ofMillis(40));
    assertThat(soon(run).outcome()).isEqualTo(new Outcome.Passed());
    assertThat(soon(run).duration()).isEqualTo(Duration.ofMillis(40));
    assertThat(attempt(soon(run), 0, 1).client()).isEqualTo(ClientVerdict.OK);
    assertThat(attempt(soon(run), 0, 1).server()).isEqualTo(ServerVerdict.UP);
    assertThat(soon(rehearsal.settled)).isEqualTo(soon(run));
    assertThat(rehearsal.time.alarms()).isZero();
  }

  @Test
  void aLateAnswerLeavesTheServerUpAndDoesNotDelayTheRun() throws Exception {
    script.answers(200, Duration.ofSeconds(3));
    var run = rehearsal.begin(new JourneyFixture().step(call("open")).journey());
    rehearsal.play(3, SECOND);
    var failed = failure(soon(run));
    assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failed.message()).isEqualTo("step \"open\": no answer within 1s");
    assertThat(soon(run).duration()).isEqualTo(SECOND);
    assertThat(attempt(soon(run), 0, 1).server()).isNull();
    assertThat(rehearsal.settled).isNotDone();

    rehearsal.advance(2, Duration.ofSeconds(2));
    var late = attempt(soon(rehearsal.settled), 0, 1);
    assertThat(late.client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(late.server()).isEqualTo(ServerVerdict.UP);
    assertThat(late.duration()).isEqualTo(SECOND);
    assertThat(late.answered()).isEqualTo(Duration.ofSeconds(3));
    assertThat(soon(rehearsal.settled).outcome()).isEqualTo(failed);
  }

  @Test
  void silenceUntilTheEndOfTheWindowMeansDown() throws Exception {
    script.isSilent();
    var run = rehearsal.begin(new JourneyFixture().step(call("open")).journey());
    rehearsal.play(2, SECOND);
    assertThat(failure(soon(run)).message())
        .isEqualTo("step \"open\": no answer within 1s, waiting for the script");
    rehearsal.advance(1, Duration.ofSeconds(8));
    assertThat(rehearsal.settled).isNotDone();
    rehearsal.time.advance(SECOND);
    assertThat(attempt(soon(rehearsal.settled), 0, 1).server()).isEqualTo(ServerVerdict.DOWN);
    assertThat(attempt(soon(rehearsal.settled), 0, 1).answered()).isNull();
  }

  @Test
  void theTimeThatAProberTakesToDoubtItselfIsNotTheClients() throws Exception {
    script.then(context -> {
      context.onDoubt(() -> {
        rehearsal.time.advance(Duration.ofSeconds(2));
        return null;
      });
      return script.silence(context);
    });
    var run = rehearsal.begin(new JourneyFixture().step(call("open")).journey());
    rehearsal.play(2, SECOND);
    assertThat(attempt(soon(run), 0, 1).client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(attempt(soon(run), 0, 1).duration()).isEqualTo(SECOND);
    rehearsal.advance(1, Duration.ofSeconds(9));
    assertThat(soon(rehearsal.settled).outcome()).isEqualTo(soon(run).outcome());
  }

  @Test
  void aRetryThatSucceedsIsDegradedAndHidesNothing() throws Exception {
    script.answers(503, MS).answers(200, MS);
    var run = rehearsal.begin(new JourneyFixture().step(retried(call("open"), 2)).journey());
    rehearsal.play(3, MS);
    rehearsal.play(3, MS);
    assertThat(soon(run).outcome())
        .isEqualTo(
            new Outcome.Degraded(
                "step \"open\" succeeded at attempt 2 only; the first: HTTP 503 from the script after"
                    + " 1.00 ms; expected a status below 400"));
    assertThat(soon(run).steps().getFirst().attempts())
        .extracting(Attempt::server)
        .containsExactly(ServerVerdict.DOWN, ServerVerdict.UP);
  }

  @Test
  void aStepFailsWithItsLastAttemptsVerdict() throws Exception {
    script.answers(503, MS).breaks(ClientVerdict.REFUSED, MS);
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .step(depending(retried(call("login"), 1), "company-login"))
                .journey());
    rehearsal.play(3, MS);
    rehearsal.play(3, MS);
    assertThat(soon(run).outcome())
        .isEqualTo(
            new Outcome.Failed(
                Reason.REFUSED,
                "login",
                "company-login",
                "step \"login\", attempt 2 of 2: the script broke off after 1.00 ms"));
  }

  @Test
  void aWrongAnswerIsNotTriedAgainUnlessThePolicySaysSo() throws Exception {
    script.answers(404, MS);
    var run = rehearsal.begin(new JourneyFixture().step(retried(call("open"), 3)).journey());
    rehearsal.play(3, MS);
    assertThat(failure(soon(run)).reason()).isEqualTo(Reason.WRONG);
    assertThat(soon(run).steps().getFirst().attempts()).hasSize(1);
  }

  @Test
  void waitsBetweenRetriesGrowByTheirFactor() throws Exception {
    script.answers(500, MS).answers(500, MS).answers(200, MS);
    var policy =
        new RetryPolicy(2, Duration.ofMillis(100), 2, 0, Set.of(RetryPolicy.Failure.ERROR));
    var run = rehearsal.begin(new JourneyFixture().step(retried(call("open"), policy)).journey());
    rehearsal.play(3, MS);
    rehearsal.retry(Duration.ofMillis(100));
    rehearsal.play(3, MS);
    rehearsal.retry(Duration.ofMillis(200));
    rehearsal.play(3, MS);
    assertThat(soon(run).outcome()).isInstanceOf(Outcome.Degraded.class);
    assertThat(soon(run).duration()).isEqualTo(Duration.ofMillis(303));
  }

  @Test
  void anExpectationDecidesWhichStatusIsRight() throws Exception {
    script.answers(503, MS).answers(200, MS);
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .step(expecting(call("closed"), "status == 503"))
                .step(expecting(call("open"), "status == 201"))
                .journey());
    rehearsal.play(3, MS);
    rehearsal.play(3, MS);
    assertThat(failure(soon(run)))
        .isEqualTo(
            new Outcome.Failed(
                Reason.WRONG,
                "open",
                null,
                "step \"open\": HTTP 200 from the script after 1.00 ms; expected status == 201"));
    assertThat(attempt(soon(run), 0, 1).server()).isEqualTo(ServerVerdict.UP);
  }

  @Test
  void anAnswerWithoutJsonIsSaidToBeNone() throws Exception {
    script.answers(200, MS);
    var run =
        rehearsal.begin(
            new JourneyFixture().step(expecting(call("open"), "json.state == \"open\"")).journey());
    rehearsal.play(3, MS);
    assertThat(failure(soon(run)).message())
        .endsWith("expected json.state == \"open\", but the answer is no JSON");
  }

  @Test
  void aStoredNameIsReadByLaterSteps() throws Exception {
    script.answers(201, MS, Map.of("json", Map.of("id", 42L))).answers(200, MS);
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .step(storing(call("open"), "stored", "json.id"))
                .step(expecting(call("read"), "stored == 42"))
                .journey());
    rehearsal.play(3, MS);
    rehearsal.play(3, MS);
    assertThat(soon(run).outcome()).isEqualTo(new Outcome.Passed());
  }

  @Test
  void theJourneysDeadlineCutsAStepThatWouldWaitLonger() throws Exception {
    script.answers(200, Duration.ofMillis(900)).isSilent();
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .timeout(Duration.ofMillis(1500))
                .step(call("open"))
                .step(retried(call("send"), 3))
                .journey());
    rehearsal.play(3, Duration.ofMillis(900));
    rehearsal.play(2, Duration.ofMillis(600));
    var failed = failure(soon(run));
    assertThat(failed.reason()).isEqualTo(Reason.DEADLINE);
    assertThat(failed.step()).isEqualTo("send");
    assertThat(failed.message())
        .isEqualTo(
            "step \"send\", attempt 1 of 4: no answer within 600 ms, when the journey's timeout of 1.5s"
                + " had passed, waiting for the script");
    assertThat(soon(run).duration()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void theStepsOwnLimitEndsItsRetries() throws Exception {
    script.isSilent().isSilent();
    var patience = new Patience(SECOND, Duration.ofMillis(1500), Duration.ofSeconds(5));
    var run =
        rehearsal.begin(
            new JourneyFixture().step(retried(patient(call("open"), patience), 5)).journey());
    rehearsal.play(2, SECOND);
    rehearsal.play(3, Duration.ofMillis(500));
    var failed = failure(soon(run));
    assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failed.message()).contains("when the step's limit of 1.5s had passed");
    assertThat(soon(run).duration()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void aMilestoneThatTookTooLongFailsTheRunByItsLimit() throws Exception {
    for (int i = 0; i < 3; i++) {
      script.answers(200, Duration.ofMillis(190));
    }
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .step(step("one", get("/1"), Duration.ofMillis(200)))
                .step(step("two", get("/2"), Duration.ofMillis(200)))
                .step(step("three", get("/3"), Duration.ofMillis(200)))
                .milestone("promise", "start", "end", Duration.ofMillis(500))
                .journey());
    for (int i = 0; i < 3; i++) {
      rehearsal.play(3, Duration.ofMillis(190));
    }
    assertThat(soon(run).outcome())
        .isEqualTo(
            new Outcome.Failed(
                Reason.LIMIT,
                "three",
                null,
                "milestone \"promise\" took 570 ms; expected at most 500ms"));
    assertThat(soon(run).steps()).extracting(StepRecord::result).containsOnly(Result.SUCCEEDED);
    assertThat(soon(run).milestones())
        .containsExactly(Map.entry("promise", Duration.ofMillis(570)));
  }

  @Test
  void aWaitThatEndsInSilencePastItsMilestoneFailsByTheLimitNotByTheTimeout() throws Exception {
    script.answers(201, MS).isSilent();
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .timeout(Duration.ofSeconds(90))
                .step(call("send"))
                .step(
                    step(
                        "operator receives",
                        new Act.Await("stream", expression("message.text == \"hello\"")),
                        Duration.ofSeconds(60)))
                .milestone("delivery", "send", "operator receives", Duration.ofSeconds(60))
                .journey());
    rehearsal.play(3, MS);
    rehearsal.play(2, Duration.ofSeconds(60));
    var failed = failure(soon(run));
    assertThat(failed.reason()).isEqualTo(Reason.LIMIT);
    assertThat(failed.step()).isEqualTo("operator receives");
    assertThat(failed.message())
        .isEqualTo(
            "milestone \"delivery\" was not reached within 1m; step \"operator receives\": no answer"
                + " within 1m, waiting for the script");
    assertThat(attempt(soon(rehearsal.settled), 1, 1).server())
        .as("nobody knows who lost a message that never came")
        .isEqualTo(ServerVerdict.UNKNOWN);
  }

  @Test
  void aGoodRunOverTheLatencyObjectiveIsDegraded() throws Exception {
    script.answers(200, Duration.ofMillis(300));
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .step(call("open"))
                .objective(
                    new Objective.Latency(
                        0.95,
                        Duration.ofMillis(300),
                        null,
                        new Objective.Rolling(Duration.ofDays(30))))
                .journey());
    rehearsal.play(3, Duration.ofMillis(300));
    assertThat(soon(run).outcome())
        .isEqualTo(new Outcome.Degraded("the run took 300 ms; the objective is less than 300ms"));
  }

  @Test
  void aPreconditionThatDoesNotHoldExcludesTheRun() throws Exception {
    script.answers(200, MS, Map.of("json", Map.of("online", 0L)));
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .require(expecting(call("operators"), "json.online >= 1"))
                .step(call("open"))
                .teardown(call("close"))
                .journey());
    rehearsal.play(3, MS);
    assertThat(soon(run).outcome())
        .isEqualTo(
            new Outcome.Excluded(
                "step \"operators\": HTTP 200 from the script after 1.00 ms; expected json.online >= 1"));
    assertThat(attempt(soon(run), 0, 1).server()).isEqualTo(ServerVerdict.UP);
    assertThat(script.asked).containsExactly("/operators");
  }

  @Test
  void aPreconditionThatNobodyAnswersHidesNoFailure() throws Exception {
    script.answers(500, MS).answers(500, MS);
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .require(expecting(call("operators"), "json.online >= 1"))
                .step(call("open"))
                .journey());
    rehearsal.play(3, MS);
    rehearsal.play(3, MS);
    assertThat(failure(soon(run)).step()).isEqualTo("open");
  }

  @Test
  void anUnforeseenExceptionIsAnErrorInTheLog() throws Exception {
    var lines = new java.util.concurrent.ConcurrentLinkedQueue<java.util.logging.LogRecord>();
    var handler =
        new java.util.logging.Handler() {
          @Override
          public void publish(java.util.logging.LogRecord line) {
            lines.add(line);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    var log = java.util.logging.Logger.getLogger(Performance.class.getName());
    log.addHandler(handler);
    try {
      script.then(_ -> {
        throw new IllegalStateException("a wheel came off");
      });
      soon(rehearsal.begin(new JourneyFixture().step(call("open")).journey()));
    } finally {
      log.removeHandler(handler);
    }
    assertThat(lines)
        .singleElement()
        .extracting(
            java.util.logging.LogRecord::getLevel,
            line -> new java.util.logging.SimpleFormatter().formatMessage(line).lines().findFirst())
        .containsExactly(
            org.jboss.logmanager.Level.ERROR,
            java.util.Optional.of(
                "an attempt of step \"open\" failed unforeseen:"
                    + " java.lang.IllegalStateException: a wheel came off"));
  }

  @Test
  void anUnforeseenExceptionIsTheProbersFaultAndKeepsItsCause() throws Exception {
    script.then(_ -> {
      throw new IllegalStateException("a wheel came off");
    });
    var run = rehearsal.begin(new JourneyFixture().step(call("open")).journey());
    assertThat(soon(run).outcome())
        .isInstanceOfSatisfying(
            Outcome.Inconclusive.class,
            inconclusive -> {
              assertThat(inconclusive.cause()).isEqualTo(Cause.BUG);
              assertThat(inconclusive.message()).contains("a wheel came off");
            });
    assertThat(soon(run).steps().getFirst().attempts())
        .as("no verdict is given to anyone")
        .isEmpty();
  }

  @Test
  void aMissingVariableIsTheProbersFaultAndNothingIsSent() throws Exception {
    var run =
        rehearsal.begin(
            new JourneyFixture().var("chat", "${env.CHAT_URL}").step(call("open")).journey());
    assertThat(soon(run).outcome())
        .isInstanceOfSatisfying(
            Outcome.Inconclusive.class,
            inconclusive -> {
              assertThat(inconclusive.cause()).isEqualTo(Cause.CONFIGURATION);
              assertThat(inconclusive.message()).contains("CHAT_URL");
            });
    assertThat(script.asked).isEmpty();
  }

  @Test
  void aCutNetworkBlamesTheProberAndNoServer() throws Exception {
    rehearsal.connected = false;
    script.breaks(ClientVerdict.REFUSED, MS).isSilent();
    var run = rehearsal.begin(new JourneyFixture().step(retried(call("open"), 1)).journey());
    rehearsal.play(3, MS);
    rehearsal.play(2, SECOND);
    assertThat(soon(run).outcome())
        .isInstanceOfSatisfying(
            Outcome.Inconclusive.class,
            inconclusive -> assertThat(inconclusive.cause()).isEqualTo(Cause.NETWORK));
    rehearsal.advance(1, Duration.ofSeconds(9));
    assertThat(soon(rehearsal.settled).steps().getFirst().attempts())
        .extracting(Attempt::server)
        .containsExactly(ServerVerdict.UNKNOWN, ServerVerdict.UNKNOWN);
  }

  @Test
  void anAnswerThatSaysItFailedIsNoMatterOfTheNetwork() throws Exception {
    rehearsal.connected = false;
    script.answers(500, MS);
    var run = rehearsal.begin(new JourneyFixture().step(call("open")).journey());
    rehearsal.play(3, MS);
    assertThat(failure(soon(run)).reason()).isEqualTo(Reason.ERROR);
  }

  @Test
  void teardownAlwaysRunsAndNeverTurnsAGoodRunBad() throws Exception {
    script.answers(200, MS).answers(500, MS);
    var run =
        rehearsal.begin(new JourneyFixture().step(call("open")).teardown(call("close")).journey());
    rehearsal.play(3, MS);
    rehearsal.play(3, MS);
    assertThat(soon(run).outcome()).isEqualTo(new Outcome.Passed());
    assertThat(soon(run).duration()).isEqualTo(MS);
    assertThat(soon(run).steps().getLast().stage()).isEqualTo(StepRecord.Stage.TEARDOWN);
    assertThat(soon(run).steps().getLast().result()).isEqualTo(Result.FAILED);
  }

  @Test
  void teardownThatNeedsWhatWasNeverStoredIsSkipped() throws Exception {
    script.answers(500, MS);
    script.then(context -> {
      JourneyFixture.template("/api/${stored}").render(context.scope());
      throw new AssertionError("the name is not stored");
    });
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .step(storing(call("open"), "stored", "json.id"))
                .teardown(step("close", get("/api/${stored}"), SECOND))
                .journey());
    rehearsal.play(3, MS);
    assertThat(failure(soon(run)).step()).isEqualTo("open");
    assertThat(soon(run).steps().getLast().result()).isEqualTo(Result.SKIPPED);
  }

  @Test
  void aShutdownCutsTheRunAndStillTearsDown() throws Exception {
    script.isSilent().answers(200, MS);
    var run =
        rehearsal.begin(new JourneyFixture().step(call("open")).teardown(call("close")).journey());
    rehearsal.play(2, Duration.ZERO);
    rehearsal.runner().stop();
    rehearsal.play(3, MS);
    assertThat(soon(run).outcome())
        .isInstanceOfSatisfying(
            Outcome.Inconclusive.class,
            inconclusive -> assertThat(inconclusive.cause()).isEqualTo(Cause.SHUTDOWN));
    assertThat(soon(run).steps().getLast().result()).isEqualTo(Result.SUCCEEDED);
  }

  @Test
  void anObservationThatAShutdownEndsSaysNothingOfTheServer() throws Exception {
    script.isSilent();
    var run = rehearsal.begin(new JourneyFixture().step(call("open")).journey());
    rehearsal.play(2, SECOND);
    assertThat(failure(soon(run)).reason()).isEqualTo(Reason.TIMEOUT);
    rehearsal.runner().stop();
    assertThat(attempt(soon(rehearsal.settled), 0, 1).server()).isEqualTo(ServerVerdict.UNKNOWN);
  }

  @Test
  void eachRunBeginsWithTheNextServerAndEachRetryGoesOn() throws Exception {
    var journey =
        new JourneyFixture()
            .actor(actor("client", "http://a:1", "http://b:2", "http://c:3"))
            .step(retried(call("open"), 1))
            .journey();
    script.answers(200, MS).answers(500, MS).answers(200, MS).answers(200, MS);
    var first = rehearsal.begin(journey);
    rehearsal.play(3, MS);
    soon(first);
    var second = rehearsal.begin(journey);
    rehearsal.play(3, MS);
    rehearsal.play(3, MS);
    assertThat(soon(second).outcome()).isInstanceOf(Outcome.Degraded.class);
    assertThat(soon(second).steps().getFirst().attempts())
        .extracting(Attempt::backend)
        .containsExactly("b:2", "c:3");
    var third = rehearsal.begin(journey);
    rehearsal.play(3, MS);
    soon(third);
    assertThat(script.baseUrls)
        .containsExactly("http://a:1", "http://b:2", "http://c:3", "http://c:3");
  }

  @Test
  void pollingAsksUntilTheAnswerHolds() throws Exception {
    var until = expression("json.messages.size() > 0");
    var poll =
        new Act.Request(
            "GET",
            JourneyFixture.template("/messages"),
            Map.of(),
            Map.of(),
            null,
            new Act.Poll(until, Duration.ofMillis(250)));
    script
        .answers(200, MS, Map.of("json", Map.of()))
        .answers(200, MS, Map.of("json", Map.of("messages", List.of())))
        .answers(200, MS, Map.of("json", Map.of("messages", List.of("hello"))));
    var run = rehearsal.begin(new JourneyFixture().step(step("read", poll, SECOND)).journey());
    rehearsal.play(3, MS);
    rehearsal.advance(3, Duration.ofMillis(250));
    rehearsal.play(3, MS);
    rehearsal.advance(3, Duration.ofMillis(250));
    rehearsal.play(3, MS);
    assertThat(soon(run).outcome()).isEqualTo(new Outcome.Passed());
    assertThat(soon(run).steps().getFirst().attempts()).hasSize(1);
    assertThat(soon(run).duration()).isEqualTo(Duration.ofMillis(503));
  }

  @Test
  void aPollThatNeverHoldsIsATimeoutOfAServerThatIsUp() throws Exception {
    var poll =
        new Act.Request(
            "GET",
            JourneyFixture.template("/messages"),
            Map.of(),
            Map.of(),
            null,
            new Act.Poll(expression("json.done"), Duration.ofMillis(700)));
    script
        .answers(200, MS, Map.of("json", Map.of("done", false)))
        .answers(200, MS, Map.of("json", Map.of("done", false)));
    var run = rehearsal.begin(new JourneyFixture().step(step("read", poll, SECOND)).journey());
    rehearsal.play(3, MS);
    rehearsal.advance(3, Duration.ofMillis(700));
    rehearsal.play(3, MS);
    // To the end of its patience and no further, or it might ask a third time.
    rehearsal.advance(3, Duration.ofMillis(298));
    assertThat(failure(soon(run)).reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failure(soon(run)).message())
        .isEqualTo(
            "step \"read\": no answer within 1s, waiting for json.done; asked 2 times, last HTTP 200 from the script");
    assertThat(attempt(soon(rehearsal.settled), 0, 1).server()).isEqualTo(ServerVerdict.UP);
  }

  @Test
  void aSecretIsNeverPrintedEvenWhenTheTargetEchoesIt() throws Exception {
    rehearsal.secrets.put("TOKEN", "pa/ss word");
    script.then(context -> {
      context.wire().show(RunEvent.Direction.SENT, () -> "Authorization: pa/ss word");
      return new Exchange.Broken(
          ClientVerdict.ERROR,
          ServerVerdict.DOWN,
          "echo pa/ss word, pa%2Fss+word, cGEvc3Mgd29yZA==");
    });
    var run = rehearsal.begin(new JourneyFixture().secrets("TOKEN").step(call("open")).journey());
    assertThat(failure(soon(run)).message()).contains("echo [secret], [secret], [secret]");
    assertThat(rehearsal.events.toString())
        .contains("Authorization: [secret]")
        .doesNotContain("ss word");
  }

  @Test
  void aPauseHasNoAttempts() throws Exception {
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .step(step("wait", new Act.Pause(Duration.ofSeconds(2)), SECOND))
                .journey());
    rehearsal.advance(1, Duration.ofSeconds(2));
    assertThat(soon(run).outcome()).isEqualTo(new Outcome.Passed());
    assertThat(soon(run).steps().getFirst().attempts()).isEmpty();
    assertThat(soon(run).duration()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aStepOfTheWallClockChangesNoDuration() throws Exception {
    script.answers(200, Duration.ofMillis(40));
    var run = rehearsal.begin(new JourneyFixture().step(call("open")).journey());
    rehearsal.time.awaitAlarms(3);
    rehearsal.time.stepWallClock(Duration.ofHours(-1));
    rehearsal.time.advance(Duration.ofMillis(40));
    assertThat(soon(run).outcome()).isEqualTo(new Outcome.Passed());
    assertThat(soon(run).duration()).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void aMissingSecretInAnExpectationIsTheProbersFaultNotTheTargets() throws Exception {
    script.answers(200, MS, Map.of("json", Map.of("token", "t")));
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .secrets("NOPE")
                .step(expecting(call("open"), "json.token == secret.NOPE"))
                .journey());
    rehearsal.play(3, MS);
    assertThat(soon(run).outcome())
        .isInstanceOfSatisfying(
            Outcome.Inconclusive.class,
            inconclusive -> {
              assertThat(inconclusive.cause()).isEqualTo(Cause.CONFIGURATION);
              assertThat(inconclusive.message()).contains("NOPE");
            });
    assertThat(soon(run).steps().getFirst().attempts()).isEmpty();
  }

  @Test
  void aMissingVariableInAPreconditionExcludesNothing() throws Exception {
    script.answers(200, MS);
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .require(expecting(call("operators"), "env.NOPE == \"1\""))
                .step(call("open"))
                .journey());
    rehearsal.play(3, MS);
    assertThat(soon(run).outcome()).isInstanceOf(Outcome.Inconclusive.class);
  }

  @Test
  void aQuickErrorIsTriedAgainInWhatTimeIsLeft() throws Exception {
    script.answers(200, Duration.ofMillis(900)).answers(503, MS).answers(200, MS);
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .timeout(Duration.ofMillis(1500))
                .step(call("open"))
                .step(retried(call("send"), 1))
                .journey());
    rehearsal.play(3, Duration.ofMillis(900));
    rehearsal.play(3, MS);
    rehearsal.play(3, MS);
    assertThat(soon(run).outcome()).isInstanceOf(Outcome.Degraded.class);
  }

  @Test
  void aBackendIsNeverNamedWithItsPassword() throws Exception {
    script.answers(200, MS);
    var run =
        rehearsal.begin(
            new JourneyFixture()
                .actor(actor("client", "http://user:hunter2@a:1", "http://b:2"))
                .step(call("open"))
                .journey());
    rehearsal.play(3, MS);
    assertThat(attempt(soon(run), 0, 1).backend()).isEqualTo("a:1");
  }
}

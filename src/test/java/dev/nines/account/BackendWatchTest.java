package dev.nines.account;

import static dev.nines.outcome.ServerVerdict.DOWN;
import static dev.nines.outcome.ServerVerdict.UNKNOWN;
import static dev.nines.outcome.ServerVerdict.UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Backends;
import dev.nines.journey.Service;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord;
import dev.nines.outcome.StepRecord.Result;
import dev.nines.outcome.StepRecord.Stage;
import dev.nines.slo.BackendState;
import dev.nines.slo.BackendTime;
import dev.nines.store.Entry;
import dev.nines.time.ManualTime;
import dev.nines.yaml.JourneyLoader;
import dev.nines.yaml.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackendWatchTest {

  private static final JourneyLoader LOADER = new JourneyLoader(new ExpressionCompiler());
  private static final String CHECKED =
      """
      service: chat
      backends:
        check: { get: /health, expect: status == 200, every: 10s, timeout: 2s }
        at: { b1: http://b1, b2: http://b2 }
      """;
  private static final String ANNOUNCED =
      "service: chat\nbackends: { by: headers.server, names: [b1, b2], within: 30s }\n";

  private final ManualTime time = new ManualTime();
  private final List<Entry.OfBackends> recorded = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private BackendTime counted = BackendTime.NONE;
  private final BackendWatch watch =
      new BackendWatch(
          "here",
          time.clocks(),
          entry -> {
            recorded.add((Entry.OfBackends) entry);
            return CompletableFuture.completedFuture(null);
          },
          new Told());

  private final class Told implements BackendListener {
    @Override
    public void watched(Service service) {
      told.add("watched " + service.name());
    }

    @Override
    public void ended(String service) {
      told.add("ended " + service);
    }

    @Override
    public void checked(String service, String backend, ServerVerdict verdict) {
      told.add("checked " + service + " " + backend + " " + verdict.word());
    }

    @Override
    public void turned(String service, String backend, ServerVerdict verdict) {
      told.add("turned " + service + " " + backend + " " + verdict.word());
    }

    @Override
    public void counted(String service, BackendTime time) {
      counted = counted.plus(time);
    }
  }

  private static Service service(String yaml) {
    var loaded = LOADER.load(List.of(SourceFile.of("chat.yaml", yaml)));
    assertThat(loaded.services()).hasSize(1);
    return loaded.services().getFirst();
  }

  private void watch(String... yaml) {
    watch.replace(java.util.Arrays.stream(yaml).map(BackendWatchTest::service).toList());
  }

  private static Attempt attempt(@Nullable String backend, ServerVerdict verdict, Duration start) {
    return new Attempt(
        1,
        start,
        Duration.ofMillis(20),
        verdict == UP ? ClientVerdict.OK : ClientVerdict.ERROR,
        verdict,
        Duration.ofMillis(20),
        verdict == UP ? null : "HTTP 503; expected status == 200",
        backend,
        Map.of());
  }

  private Run run(String journey, Outcome outcome, Instant started, Attempt... attempts) {
    var step =
        new StepRecord(
            "step",
            "client",
            Stage.STEP,
            Duration.ZERO,
            Duration.ofSeconds(1),
            List.of(attempts),
            Result.SUCCEEDED,
            null,
            null);
    return new Run(
        "0",
        journey,
        "chat",
        "here",
        Trigger.SCHEDULE,
        started,
        started,
        Duration.ofSeconds(1),
        outcome,
        List.of(step),
        Map.of());
  }

  private static String check(String backend) {
    return service(CHECKED).backends() instanceof Backends.Checked checked
        ? checked.checks().get(backend).name()
        : "";
  }

  private void checked(String backend, ServerVerdict verdict) {
    checked(backend, verdict, time.instant());
  }

  private void checked(String backend, ServerVerdict verdict, Instant started) {
    watch.checked(
        new RunEvent.RunSettled(
            run(
                check(backend),
                new Outcome.Passed(),
                started,
                attempt(null, verdict, Duration.ZERO))));
  }

  private void played(Attempt... attempts) {
    watch.played(
        new RunEvent.RunSettled(run("any", new Outcome.Passed(), time.instant(), attempts)));
  }

  private void seconds(int count) {
    for (int second = 0; second < count; second++) {
      time.advance(Duration.ofSeconds(1));
      watch.beat();
    }
  }

  private BackendState state(String backend) {
    return watch.states().stream()
        .filter(state -> state.backend().equals(backend))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theTimeOfCheckedBackendsIsCountedOnceAllAreKnown() {
    watch(CHECKED);
    seconds(5);
    checked("b1", UP);
    seconds(5);
    checked("b2", DOWN);
    seconds(10);

    assertThat(counted).isEqualTo(new BackendTime(10_000, 20_000, 0, 10_000));
    assertThat(told)
        .containsExactly(
            "watched chat",
            "checked chat b1 up",
            "turned chat b1 up",
            "checked chat b2 down",
            "turned chat b2 down");
  }

  @Test
  void eachMinuteIsRecordedWhenItIsOverAndTheRestAtTheEnd() {
    watch(CHECKED);
    for (int round = 0; round < 13; round++) {
      checked("b1", UP);
      checked("b2", UP);
      seconds(10);
    }

    assertThat(recorded).hasSize(2);
    watch.close();
    assertThat(recorded)
        .extracting(
            Entry.OfBackends::service, Entry.OfBackends::region, entry -> entry.time().allUp())
        .containsExactly(
            tuple("chat", "here", 60_000L),
            tuple("chat", "here", 60_000L),
            tuple("chat", "here", 10_000L));
    assertThat(recorded)
        .extracting(Entry.OfBackends::minute)
        .containsExactly(
            Instant.parse("2026-11-22T12:00:00Z"),
            Instant.parse("2026-11-22T12:01:00Z"),
            Instant.parse("2026-11-22T12:02:00Z"));
    assertThat(recorded).extracting(Entry.OfBackends::id).doesNotHaveDuplicates();
    assertThat(told).contains("ended chat");
  }

  @Test
  void theStateOfABackendSaysSinceWhenAndWhy() {
    watch(CHECKED);
    var start = time.instant();
    assertThat(state("b1"))
        .isEqualTo(
            new BackendState("chat", "b1", UNKNOWN, start, null, "nothing was observed of it yet"));
    seconds(3);
    checked("b1", DOWN);
    seconds(10);
    checked("b1", DOWN);
    assertThat(state("b1"))
        .isEqualTo(
            new BackendState(
                "chat",
                "b1",
                DOWN,
                start.plusSeconds(3),
                start.plusSeconds(13),
                "HTTP 503; expected status == 200"));
    seconds(1);
    checked("b1", UP);
    assertThat(state("b1"))
        .isEqualTo(
            new BackendState("chat", "b1", UP, start.plusSeconds(14), start.plusSeconds(14), null));
    seconds(31);
    assertThat(state("b1").verdict()).isEqualTo(UNKNOWN);
    assertThat(state("b1").message()).isEqualTo("nothing was observed of it for 30s");
  }

  @Test
  void aCheckThatTheProberCouldNotMakeChangesNothing() {
    watch(CHECKED);
    checked("b1", UP);
    seconds(1);
    checked("b1", UNKNOWN);
    watch.checked(
        new RunEvent.RunSettled(
            run(
                check("b1"),
                new Outcome.Inconclusive(Cause.NETWORK, "no network"),
                time.instant(),
                attempt(null, DOWN, Duration.ZERO))));
    watch.checked(
        new RunEvent.RunSettled(
            run(
                check("b1"),
                new Outcome.Inconclusive(Cause.OVERLOAD, "out of breath"),
                time.instant())));

    assertThat(state("b1").verdict()).isEqualTo(UP);
    assertThat(told)
        .endsWith("checked chat b1 unknown", "checked chat b1 unknown", "checked chat b1 unknown");
  }

  @Test
  void aVerdictAboutAnEarlierTimeDoesNotOverruleALaterOne() {
    watch(CHECKED);
    var hanging = time.instant();
    seconds(10);
    checked("b1", UP);
    seconds(10);
    checked("b1", DOWN, hanging);

    assertThat(state("b1").verdict()).isEqualTo(UP);
  }

  @Test
  void maintenanceOfAServiceLeavesItsBackendsUnknown() {
    watch(CHECKED);
    checked("b1", UP);
    checked("b2", UP);
    seconds(5);
    watch.checked(
        new RunEvent.RunSettled(
            run(check("b1"), new Outcome.Excluded("maintenance: a move"), time.instant())));
    seconds(5);

    assertThat(counted.allKnown()).isEqualTo(5_000);
    assertThat(state("b1").verdict()).isEqualTo(UNKNOWN);
    assertThat(state("b1").message()).isEqualTo("maintenance: a move");
    assertThat(told).doesNotContain("checked chat b1 unknown");
  }

  @Test
  void anAnnouncedBackendIsWhatItsLastAttemptWas() {
    watch(ANNOUNCED);
    played(
        attempt("b1", UP, Duration.ZERO),
        attempt("b2", DOWN, Duration.ofMillis(50)),
        attempt("b1", DOWN, Duration.ofMillis(100)),
        attempt("b1", UNKNOWN, Duration.ofMillis(150)),
        attempt("b3", UP, Duration.ofMillis(200)),
        attempt(null, UP, Duration.ofMillis(300)));
    seconds(2);
    assertThat(state("b1").verdict()).isEqualTo(DOWN);
    played(attempt("b1", UP, Duration.ZERO));
    seconds(10);

    assertThat(counted).isEqualTo(new BackendTime(10_000, 24_000, 0, 12_000));
    assertThat(told).noneMatch(word -> word.startsWith("checked"));
  }

  @Test
  void anAnnouncedBackendThatIsSilentWhileAnotherAnswersIsNotUp() {
    watch(ANNOUNCED);
    for (int round = 0; round < 4; round++) {
      played(attempt("b1", UP, Duration.ZERO));
      seconds(10);
    }

    assertThat(counted).isEqualTo(new BackendTime(10_000, 20_000, 0, 10_000));
    assertThat(state("b2").verdict()).isEqualTo(DOWN);
    assertThat(state("b2").message()).isEqualTo("not heard of for 30s while others answer");
  }

  @Test
  void runsThatSomebodyAskedForAndRunsOfOtherServicesSayNothing() {
    watch(ANNOUNCED);
    var run = run("any", new Outcome.Passed(), time.instant(), attempt("b1", UP, Duration.ZERO));
    watch.played(
        new RunEvent.RunSettled(
            new Run(
                run.id(),
                run.journey(),
                run.service(),
                run.region(),
                Trigger.DEMAND,
                run.scheduled(),
                run.started(),
                run.duration(),
                run.outcome(),
                run.steps(),
                run.milestones())));
    watch.played(new RunEvent.RunEnded(run));
    watch.checked(new RunEvent.RunSettled(run));

    assertThat(told).containsExactly("watched chat");
  }

  @Test
  void aBackendThatDidNotChangeStaysKnownWhenOthersComeAndGo() {
    watch(CHECKED);
    checked("b1", UP);
    checked("b2", UP);
    seconds(5);
    told.clear();
    watch(CHECKED.replace("b2: http://b2", "b2: http://b2-moved, b3: http://b3"));
    assertThat(told).containsExactly("watched chat", "turned chat b2 unknown");
    assertThat(watch.states())
        .extracting(BackendState::backend, BackendState::verdict)
        .containsExactly(tuple("b1", UP), tuple("b2", UNKNOWN), tuple("b3", UNKNOWN));
    seconds(5);
    watch(CHECKED.replace(", b2: http://b2", ""));
    seconds(5);

    assertThat(counted).isEqualTo(new BackendTime(15_000, 15_000, 10_000, 10_000));
    watch();
    assertThat(recorded).hasSize(1);
    assertThat(watch.states()).isEmpty();
  }

  @Test
  void maintenanceThatIsAnnouncedMakesNoBackendUnknown() {
    watch(CHECKED);
    checked("b1", UP);
    checked("b2", UP);
    var loaded =
        LOADER.load(
            List.of(
                SourceFile.of("chat.yaml", CHECKED),
                SourceFile.of(
                    "move.yaml",
                    """
                    maintenance: move
                    reason: The database moves
                    zone: UTC
                    windows: [{ from: 2030-01-01T00:00, to: 2030-01-02T00:00 }]
                    """)));
    watch.replace(loaded.services());
    seconds(5);

    assertThat(counted.allUp()).isEqualTo(5_000);
  }

  @Test
  void theSameServiceAgainChangesNothing() {
    watch(CHECKED);
    checked("b1", UP);
    told.clear();
    watch(CHECKED);

    assertThat(told).isEmpty();
    assertThat(state("b1").verdict()).isEqualTo(UP);
  }

  @Test
  void aCheckThatBeganBeforeItsBackendChangedSaysNothing() {
    watch(CHECKED);
    var before = time.instant();
    seconds(1);
    watch(CHECKED.replace("/health", "/healthy"));
    checked("b1", DOWN, before);

    assertThat(state("b1").verdict()).isEqualTo(UNKNOWN);
  }

  @Test
  void aStepOfTheWallClockNeitherMakesNorHidesTime() {
    watch(CHECKED);
    checked("b1", UP);
    checked("b2", UP);
    seconds(10);
    time.stepWallClock(Duration.ofHours(-1));
    seconds(10);
    checked("b1", DOWN);
    seconds(5);

    assertThat(counted).isEqualTo(new BackendTime(45_000, 50_000, 20_000, 25_000));
    watch.close();
    assertThat(recorded)
        .extracting(Entry.OfBackends::minute)
        .containsExactly(
            Instant.parse("2026-11-22T11:00:00Z"), Instant.parse("2026-11-22T12:00:00Z"));
  }

  @Test
  void aServiceWithoutBackendsIsNotWatched() {
    watch("service: chat\ntitle: The chat\n");
    seconds(100);

    assertThat(told).isEmpty();
    assertThat(watch.states()).isEmpty();
  }
}

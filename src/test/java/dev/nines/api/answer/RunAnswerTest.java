package dev.nines.api.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.cli.Played;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.EvidenceFile;
import dev.nines.outcome.PageRecord;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.AttemptEnded;
import dev.nines.outcome.RunEvent.AttemptObserved;
import dev.nines.outcome.RunEvent.RetryAwaited;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.RunEvent.StepEnded;
import dev.nines.outcome.RunEvent.StepStarted;
import dev.nines.outcome.StepRecord.Stage;
import dev.nines.outcome.Vital;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunAnswerTest {

  static Stream<Run> runs() {
    return Stream.of(
        Played.passed(),
        Played.passed()
            .with(
                List.of(
                    new PageRecord(
                        "customer",
                        "open",
                        "http://chat.example/",
                        List.of("TypeError: x"),
                        2,
                        Map.of(Vital.CUMULATIVE_LAYOUT_SHIFT, Vital.rounded(0.1)))),
                List.of(new EvidenceFile("customer.har", "application/json", 42))),
        Played.degraded(),
        Played.failed(),
        Played.settled(),
        Played.limited(),
        Played.excluded(),
        Played.inconclusive());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aRunIsReadBackFromItsJson(Run run) throws Exception {
    var json = Json.mapper().writeValueAsString(RunAnswer.of(run));
    assertThat(Json.mapper().readValue(json, RunAnswer.class).run()).isEqualTo(run);
  }

  @Test
  void halfACharacterFromATargetBreaksNoAnswer() throws Exception {
    var json = new String(Json.mapper().writeValueAsBytes(RunAnswer.of(Played.hostile())), UTF_8);
    assertThat(json).contains("\\uD83D\\uDE00 ?\"").contains("\\u001B[31mred");
  }

  static Stream<RunEvent> events() {
    Attempt late = Played.late();
    return Stream.of(
        Played.started("42"),
        new StepStarted("42", "support-chat", Stage.REQUIRE, "open chat", "customer"),
        new AttemptEnded("42", "support-chat", Stage.STEP, "open chat", "customer", late),
        new AttemptObserved("42", "support-chat", Stage.STEP, "open chat", "customer", late),
        new RetryAwaited("42", "support-chat", "open chat", Duration.ofMillis(250)),
        new StepEnded("42", "support-chat", Played.opened()),
        new RunEnded(Played.failed()),
        new RunSettled(Played.settled()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsReadBackFromItsLine(RunEvent event) {
    var line = Happening.json(event);
    assertThat(line).doesNotContain("\n");
    assertThat(Happening.read(Happening.name(event), line)).contains(event);
  }

  @Test
  void anEventOfANewerProberIsPassedOver() {
    assertThat(Happening.read("run-admired", "{}")).isEqualTo(Optional.empty());
  }

  @Test
  void aWordOfANewerProberIsNamed() {
    var line = Happening.json(new RunEnded(Played.passed())).replace("\"passed\"", "\"perfect\"");
    assertThatThrownBy(() -> Happening.read("run-ended", line))
        .hasMessageContaining("found the outcome \"perfect\"; expected one of passed, degraded");
  }

  @Test
  void aRunThatGoesOnIsNotReadAsOneThatEnded() {
    var running = RunAnswer.running(Played.started("42"), List.of());
    assertThatThrownBy(running::run).hasMessage("run 42 has not ended");
  }

  @Test
  void secondsArePlainAndExact() throws Exception {
    assertThat(json(Duration.ofNanos(100))).isEqualTo("0.0000001");
    assertThat(json(Duration.ofSeconds(10))).isEqualTo("10");
    assertThat(json(Duration.ZERO)).isEqualTo("0");
    assertThat(json(Duration.ofMillis(1_500))).isEqualTo("1.5");
  }

  private static String json(Duration duration) throws Exception {
    return Json.mapper().writeValueAsString(Seconds.of(duration));
  }
}

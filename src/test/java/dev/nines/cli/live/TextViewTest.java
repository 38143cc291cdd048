package dev.nines.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.cli.Golden;
import dev.nines.cli.Played;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.PageRecord;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent.AttemptEnded;
import dev.nines.outcome.RunEvent.AttemptObserved;
import dev.nines.outcome.RunEvent.Direction;
import dev.nines.outcome.RunEvent.RetryAwaited;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.RunEvent.StepEnded;
import dev.nines.outcome.RunEvent.StepStarted;
import dev.nines.outcome.RunEvent.Wire;
import dev.nines.outcome.StepRecord.Stage;
import dev.nines.outcome.Vital;
import dev.nines.time.ManualTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextViewTest {

  private final ManualTime time = new ManualTime();
  private final List<String> lines = new ArrayList<>();
  private TextView view = view(false);

  private TextView view(boolean colour) {
    return new TextView(_ -> Outline.of(Played.journey()), new Palette(colour), time, lines::add);
  }

  @Test
  void aPassedRunShowsItsStepsAndMilestones() throws IOException {
    play(Played.passed());
    golden("passed.txt");
  }

  @Test
  void aRetryShowsEveryAttemptWithBothVerdicts() throws IOException {
    play(Played.degraded());
    golden("degraded.txt");
  }

  @Test
  void aLateAnswerIsShownWhenItComes() throws IOException {
    play(Played.failed());
    view.on(
        new AttemptObserved(
            Played.failed().id(),
            "support-chat",
            Stage.STEP,
            "authenticate",
            "customer",
            Played.late()));
    view.on(new RunSettled(Played.settled()));
    golden("failed.txt");
  }

  @Test
  void whatIsExcludedOrInconclusiveSaysWhy() throws IOException {
    play(Played.excluded());
    play(Played.inconclusive());
    golden("neither.txt");
  }

  @Test
  void aMilestonePastItsLimitIsMarked() throws IOException {
    play(Played.limited());
    golden("limited.txt");
  }

  @Test
  void pagesSayHowTheyFeltAndWhatTheirScriptsThrew() throws IOException {
    play(
        Played.passed()
            .with(
                List.of(
                    new PageRecord(
                        "customer",
                        "open chat",
                        "https://chat.example.com/",
                        List.of(),
                        0,
                        Map.of(
                            Vital.LARGEST_CONTENTFUL_PAINT, new BigDecimal("1.2345"),
                            Vital.CUMULATIVE_LAYOUT_SHIFT, new BigDecimal("0.0512"),
                            Vital.TIME_TO_FIRST_BYTE, new BigDecimal("0.0087"))),
                    new PageRecord(
                        "operator",
                        "sign in",
                        "https://chat.example.com/console",
                        List.of("Error: a\u001b", "Error: b", "Error: c", "Error: d"),
                        25,
                        Map.of()),
                    new PageRecord("operator", "wait", "about:blank", List.of(), 0, Map.of())),
                List.of()));
    golden("pages.txt");
  }

  @Test
  void coloursAreAddedToMarksThatAreThereAnyway() throws IOException {
    view = view(true);
    play(Played.failed());
    golden("failed-colour.txt");
    var plain = lines.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")).toList();
    lines.clear();
    view = view(false);
    play(Played.failed());
    assertThat(plain).isEqualTo(lines);
  }

  @Test
  void nothingFromATargetReachesTheTerminalAsAControlCharacter() {
    play(Played.hostile());
    view.on(
        new Wire(
            "x", "support-chat", "s", Direction.RECEIVED, "HTTP 200\r\n\u001b]0;owned\u0007\rx"));
    assertThat(String.join("", lines)).doesNotContain("\u001b", "\r", "\n", "\u0000", "\u0007");
    assertThat(lines).contains("    < HTTP 200").contains("    < \\u001b]0;owned\\u0007\\rx");
  }

  @Test
  void theStatusTellsTheStepAndHowLongItTakes() {
    var id = Played.passed().id();
    assertThat(view.status()).isEmpty();
    view.on(Played.started(id));
    view.on(new StepStarted(id, "support-chat", Stage.STEP, "open chat", "customer"));
    time.advance(Duration.ofMillis(1_500));
    assertThat(view.status()).isEqualTo("open chat  customer  1.50 s");
    view.on(
        new AttemptEnded(
            id,
            "support-chat",
            Stage.STEP,
            "open chat",
            "customer",
            Played.failed().steps().get(1).attempts().getFirst()));
    view.on(new RetryAwaited(id, "support-chat", "open chat", Duration.ofMillis(250)));
    assertThat(view.status()).isEqualTo("open chat  waits 250 ms before a retry  0.00 ms");
    view.on(new StepEnded(id, "support-chat", Played.opened()));
    assertThat(view.status()).isEmpty();
  }

  @Test
  void whileAnswersAreLateTheStatusSaysSo() {
    play(Played.failed());
    time.advance(Duration.ofSeconds(2));
    assertThat(view.status()).isEqualTo("waiting for late answers  2.00 s");
    view.on(new RunSettled(Played.settled()));
    assertThat(view.status()).isEmpty();
  }

  @Test
  void aLateAnswerToAnEarlierRunSaysWhose() {
    play(Played.failed());
    view.on(Played.started("ffff"));
    lines.clear();
    view.on(
        new AttemptObserved(
            Played.failed().id(),
            "support-chat",
            Stage.STEP,
            "authenticate",
            "customer",
            Played.late()));
    assertThat(lines)
        .containsExactly(
            "  … an earlier run of support-chat: authenticate, attempt 1: server up after 3.01 s");
  }

  @Test
  void aRunThatWasNeverPlayedIsShownToo() {
    view.on(new RunEnded(Played.run(new Outcome.Excluded("outside of its calendar"))));
    assertThat(lines).hasSize(2).last().isEqualTo("– excluded in 1.23 s: outside of its calendar");
  }

  private void play(Run run) {
    view.on(Played.started(run.id()));
    for (var step : run.steps()) {
      view.on(new StepStarted(run.id(), run.journey(), step.stage(), step.name(), step.actor()));
      for (var attempt : step.attempts()) {
        view.on(
            new AttemptEnded(
                run.id(), run.journey(), step.stage(), step.name(), step.actor(), attempt));
      }
      view.on(new StepEnded(run.id(), run.journey(), step));
    }
    view.on(new RunEnded(run));
  }

  private void golden(String name) throws IOException {
    Golden.check(name, String.join("\n", lines) + "\n");
  }
}

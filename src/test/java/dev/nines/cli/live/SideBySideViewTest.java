package dev.nines.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.cli.Played;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent.AttemptObserved;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.RunEvent.RunStarted;
import dev.nines.outcome.RunEvent.StepEnded;
import dev.nines.outcome.StepRecord.Stage;
import dev.nines.time.ManualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideViewTest {

  private static final String JOURNEY = "support-chat";

  private final List<String> lines = new ArrayList<>();
  private final Run europe = Played.in(Played.passed(), "eu-1");
  private final Run america = Played.in(Played.settled(), "us-1");
  private final SideBySideView view =
      new SideBySideView(
          List.of("eu-1", "us-1"),
          _ -> List.of("eu-1", "us-1"),
          _ -> Outline.of(Played.journey()),
          new Palette(false),
          new ManualTime(),
          lines::add);

  private void begin(Run run) {
    view.on(
        new RunStarted(
            run.id(),
            run.journey(),
            run.service(),
            run.region(),
            run.trigger(),
            run.scheduled(),
            run.started()));
  }

  private void end(Run run) {
    run.steps().forEach(step -> view.on(new StepEnded(run.id(), run.journey(), step)));
    view.on(new RunEnded(run));
  }

  private void settle(Run run) {
    view.on(new RunSettled(run));
  }

  private long tables() {
    return lines.stream().filter(line -> line.startsWith(JOURNEY)).count();
  }

  @Test
  void aRunThatIsOverBeforeAnotherBeginsWaitsForItInTheSameTable() {
    begin(europe);
    end(europe);
    settle(europe);
    assertThat(lines).noneMatch(line -> line.contains("passed in"));
    begin(america);
    end(america);
    settle(america);
    assertThat(tables()).isOne();
    assertThat(lines)
        .containsSubsequence(
            "  open chat                  ✓ 8.12 ms     ✓ 8.12 ms",
            "eu-1  ✓ passed in 1.23 s",
            "us-1  ✗ failed (timeout) in 1.23 s: step \"authenticate\": no answer within 1s"
                + " [dependency login]");
  }

  @Test
  void whatIsShownDoesNotDependOnWhoIsFirst() {
    begin(europe);
    end(europe);
    begin(america);
    end(america);
    var first = List.copyOf(lines);
    lines.clear();
    begin(america);
    end(america);
    begin(europe);
    end(europe);
    assertThat(lines).isEqualTo(first);
  }

  @Test
  void theNextRoundHasATableOfItsOwn() {
    for (int round = 0; round < 2; round++) {
      begin(europe);
      begin(america);
      end(europe);
      end(america);
    }
    assertThat(tables()).isEqualTo(2);
    assertThat(lines).filteredOn(line -> line.contains("passed in")).hasSize(2);
  }

  @Test
  void aRegionThatCannotPlayIsNotWaitedFor() {
    view.absent(JOURNEY, "us-1");
    assertThat(lines).isEmpty();
    begin(europe);
    end(europe);
    assertThat(tables()).isOne();
    assertThat(lines).contains("eu-1  ✓ passed in 1.23 s");
    begin(europe);
    end(europe);
    assertThat(tables()).isEqualTo(2);
  }

  @Test
  void aRegionThatIsLostOnItsWayIsNotWaitedFor() {
    begin(america);
    begin(europe);
    end(europe);
    assertThat(lines).noneMatch(line -> line.contains("passed in"));
    view.absent(JOURNEY, "us-1");
    assertThat(lines).contains("eu-1  ✓ passed in 1.23 s");
  }

  @Test
  void aLateAnswerFollowsTheEnds() {
    var open = Played.in(Played.failed(), "us-1");
    begin(open);
    end(open);
    view.on(
        new AttemptObserved(
            open.id(), JOURNEY, Stage.STEP, "authenticate", "customer", Played.late()));
    assertThat(lines).noneMatch(line -> line.contains("3.01 s"));
    begin(europe);
    end(europe);
    assertThat(lines.getLast()).startsWith("us-1").contains("server up after 3.01 s");
  }

  @Test
  void aLateAnswerBeforeTheEndsIsPartOfThem() {
    var open = Played.in(Played.failed(), "us-1");
    begin(open);
    end(open);
    settle(america);
    begin(europe);
    end(europe);
    assertThat(lines).filteredOn(line -> line.contains("3.01 s")).hasSize(1);
    assertThat(lines.getLast()).contains("us-1  ✗ failed (timeout)");
  }
}

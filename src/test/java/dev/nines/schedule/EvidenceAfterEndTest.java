package dev.nines.schedule;

import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.BrowserAct;
import dev.nines.journey.JourneyFixture;
import dev.nines.outcome.EvidenceFile;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.RunEvent.StepEnded;
import dev.nines.runner.ActExecutor;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.ActorSession;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.EndOfRun;
import dev.nines.runner.Exchange;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.ProcessEnvironment;
import dev.nines.runner.Review;
import dev.nines.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Evidence of a run takes no place from the next. */
class EvidenceAfterEndTest {

  private static final EvidenceFile FILE = new EvidenceFile("page.png", "image/png", 1);

  private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Run> settled = new LinkedBlockingQueue<>();
  private final CountDownLatch written = new CountDownLatch(1);

  /** Leaves evidence that takes its time to be written. */
  private final class Leaving implements ActExecutor<BrowserAct> {
    @Override
    public Exchange play(BrowserAct act, AttemptContext context) {
      throw new AssertionError("there is no browser");
    }

    @Override
    public Review review(Collection<ActorSession> sessions, EndOfRun end) {
      return new Review(
          List.of(),
          new Review.Evidence() {
            @Override
            public void look() {
              told.add("looked");
            }

            @Override
            public List<EvidenceFile> keep() throws InterruptedException {
              written.await();
              told.add("kept");
              return List.of(FILE);
            }
          });
    }
  }

  private Launcher launcher() {
    var runner =
        new JourneyRunner(
            new ActExecutors(
                (_, _) -> new Exchange.Answered(Map.of("status", 200L), "HTTP 200"),
                (_, _) -> {
                  throw new AssertionError("no streams here");
                },
                new Leaving()),
            new ProcessEnvironment(Map.of(), Path.of(".")),
            ControlCheck.NONE,
            new ManualTime().clocks(),
            new Random(9));
    return new Launcher(
        runner,
        event -> {
          switch (event) {
            case StepEnded step -> told.add(step.record().name());
            case RunEnded _ -> told.add("ended");
            case RunSettled(Run run) -> {
              told.add("settled");
              settled.add(run);
            }
            default -> {}
          }
        },
        "eu",
        1,
        0);
  }

  private String next() throws InterruptedException {
    return String.valueOf(told.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void theJourneysPlaceIsFreeBeforeTheEvidenceIsWritten() throws Exception {
    var launcher = launcher();
    var journey =
        new JourneyFixture()
            .step(step("open", get("/"), Duration.ofSeconds(10)))
            .teardown(step("close", get("/"), Duration.ofSeconds(10)))
            .journey("chat");
    launcher.launch(journey, Instant.EPOCH, () -> {}, () -> told.add("free"));
    // What the teardown would change is looked at before it.
    assertThat(List.of(next(), next(), next(), next(), next()))
        .containsExactly("open", "looked", "close", "ended", "free");
    assertThat(launcher.running()).as("its evidence belongs to it").isEqualTo(1);
    written.countDown();
    assertThat(List.of(next(), next())).containsExactly("kept", "settled");
    assertThat(launcher.awaitQuiet(Duration.ofSeconds(10))).isTrue();
    var run = settled.take();
    assertThat(run.outcome()).isEqualTo(new Outcome.Passed());
    assertThat(run.evidence()).containsExactly(FILE);
    assertThat(told).as("the place is given back once").isEmpty();
  }

  @Test
  void whereNothingIsTornDownThePlaceIsFreeBeforeAnythingIsLookedAt() throws Exception {
    var launcher = launcher();
    var journey =
        new JourneyFixture().step(step("open", get("/"), Duration.ofSeconds(10))).journey("chat");
    launcher.launch(journey, Instant.EPOCH, () -> {}, () -> told.add("free"));
    assertThat(List.of(next(), next(), next())).containsExactly("open", "ended", "free");
    written.countDown();
    assertThat(List.of(next(), next())).containsExactly("kept", "settled");
  }
}

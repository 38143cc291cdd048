package dev.nines.runner;

import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.BrowserAct;
import dev.nines.journey.JourneyFixture;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.runner.hostile.Played;
import dev.nines.runner.hostile.Playground;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes wrong while it is looked at what a run leaves changes nothing of the run. */
class UnseenRunTest {

  @Test
  void evidenceThatOverflowsTheStackCostsTheEvidenceAlone() throws Exception {
    isPassed(
        new Review(
            List.of(),
            () -> {
              throw new StackOverflowError();
            }));
  }

  @Test
  void aReviewThatOverflowsTheStackCostsTheEvidenceAlone() throws Exception {
    isPassed(null);
  }

  private static void isPassed(Review review) throws Exception {
    var played = played(review);
    assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
    assertThat(played.settled().evidence()).isEmpty();
    assertThat(played.events()).last().isInstanceOf(RunSettled.class);
  }

  /**
   * A run, after whose end its sessions are closed.
   *
   * @param review null for one that throws
   */
  private static Played played(Review review) throws Exception {
    var browser =
        new ActExecutor<BrowserAct>() {
          @Override
          public Review review(Collection<ActorSession> sessions, EndOfRun end) {
            if (review == null) {
              throw new StackOverflowError();
            }
            return review;
          }

          @Override
          public Exchange play(BrowserAct act, AttemptContext context) {
            throw new IllegalStateException("no browser here: " + act);
          }
        };
    try (var playground =
        new Playground(
            new ActExecutors(
                (_, _) -> new Exchange.Answered(Map.of("status", 200L), "HTTP 200"),
                (act, _) -> {
                  throw new IllegalStateException("no streams here: " + act);
                },
                browser))) {
      return playground.play(
          new JourneyFixture().step(step("open", get("/"), Duration.ofSeconds(9))).journey());
    }
  }
}

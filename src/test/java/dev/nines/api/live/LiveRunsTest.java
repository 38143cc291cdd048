package dev.nines.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.cli.Played;
import dev.nines.outcome.RunEvent.RunEnded;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveRunsTest {

  private final LiveRuns runs = new LiveRuns(10);

  @Test
  void aRunThatEndedBeforeTheStartIsTheLatestUntilAnotherEnds() {
    runs.remember(List.of(Played.settled()));
    assertThat(runs.latest("support-chat")).hasValue(Played.settled());
    runs.accept(new RunEnded(Played.passed()));
    assertThat(runs.latest("support-chat")).hasValue(Played.passed());
  }

  @Test
  void whatEndedMeanwhileIsNewerThanWhatIsRemembered() {
    runs.accept(new RunEnded(Played.passed()));
    runs.remember(List.of(Played.settled()));
    assertThat(runs.latest("support-chat")).hasValue(Played.passed());
  }
}

package dev.nines.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.bench.SuddenEnds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few rounds of what {@code src/bench/run kill} does a hundred times. */
class SuddenEndTest {

  @TempDir private Path folder;

  @Test
  void whatWasAcknowledgedBeforeAKillIsThereAndAddsUp() throws Exception {
    var outcome = SuddenEnds.of(folder.resolve("nines.db"), 2, 2, 7);

    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.acknowledged()).isPositive();
  }
}

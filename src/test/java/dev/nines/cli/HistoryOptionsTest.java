package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class HistoryOptionsTest {

  @Command
  private static final class Any {
    @Mixin private final HistoryOptions history;
    @Mixin private final RetentionOptions retention = new RetentionOptions();

    private Any(Map<String, String> environment) {
      history = new HistoryOptions(environment);
    }
  }

  private static Any read(Map<String, String> environment, String... arguments) {
    var any = new Any(environment);
    new CommandLine(any).parseArgs(arguments);
    return any;
  }

  @Test
  void itIsAFileInTheWorkingDirectoryUnlessSaidOtherwise() throws Exception {
    assertThat(read(Map.of()).history.place())
        .isEqualTo(new HistoryPlace.File(Path.of("nines.db")));
    assertThat(read(Map.of("NINES_HISTORY", "/data/n.db")).history.place())
        .isEqualTo(new HistoryPlace.File(Path.of("/data/n.db")));
    assertThat(read(Map.of("NINES_HISTORY", "/data/n.db"), "--history", "x.db").history.place())
        .isEqualTo(new HistoryPlace.File(Path.of("x.db")));
  }

  @Test
  void aPasswordComesFromTheEnvironmentAndIsNotShown() throws Exception {
    var place =
        read(
                Map.of("NINES_HISTORY_USER", "nines", "NINES_HISTORY_PASSWORD", "hunter2"),
                "--history",
                "jdbc:postgresql://db/nines")
            .history
            .place();
    assertThat(place)
        .isEqualTo(new HistoryPlace.Postgres("jdbc:postgresql://db/nines", "nines", "hunter2"));
    assertThat(place.toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/nines?password=hunter2",
        "postgresql://nines:hunter2@db/nines"
      })
  void aPasswordInTheUrlIsRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> read(Map.of(), "--history", url).history.place())
        .isInstanceOf(InvalidUseException.class)
        .hasMessageContaining("NINES_HISTORY_PASSWORD")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void anotherDatabaseIsNoPlace() {
    assertThatThrownBy(() -> read(Map.of(), "--history", "mysql://db/nines").history.place())
        .hasMessage(
            "--history is \"mysql://db/nines\"; expected a file's path, or"
                + " jdbc:postgresql://HOST/DATABASE");
  }

  @Test
  void whatIsKeptTooShortlyIsRefused() throws Exception {
    assertThat(read(Map.of()).retention.retention()).isEqualTo(Retention.DEFAULT);
    assertThatThrownBy(() -> read(Map.of(), "--keep-runs", "1m").retention.retention())
        .hasMessage("--keep-runs: found 1m; expected at least 1h");
    assertThatThrownBy(() -> read(Map.of(), "--keep-minutes", "ever").retention.retention())
        .hasMessageStartingWith("--keep-minutes: found \"ever\"");
  }
}

package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.store.SumOverRuns;
import dev.nines.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prober that is started anew, and whose files are not as they were. */
class StartAnewTest {

  private static final String JOURNEY =
      """
      journey: support-chat
      title: A customer is answered
      service: chat
      interval: 30s
      steps:
        - get: http://localhost/
      alerts:
        confirm: 0
        consecutive: { failures: 2, recoveries: 1 }
        failures: off
        coverage: off
        no run: off
      """;

  private final ManualTime time = new ManualTime();
  private final SumOverRuns history = new SumOverRuns();
  @TempDir Path files;

  @BeforeEach
  void troubleThatWasTold() throws IOException {
    write("hook.yaml", "receiver: hook\nwebhook: { url: http://localhost/ }\n");
    write("journey.yaml", JOURNEY);
    var before = started();
    before.good();
    pass(before, Duration.ofSeconds(30));
    before.bad();
    pass(before, Duration.ofSeconds(30));
    before.bad();
    pass(before, Duration.ofSeconds(10));
    assertThat(before.addressed).containsExactly("hook opened");
  }

  private RegionalProber started() {
    return new RegionalProber("eu", time, history, history, files, true);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(files.resolve(file), text);
  }

  private void pass(RegionalProber prober, Duration length) {
    for (long i = 0; i < length.toSeconds(); i++) {
      time.advance(Duration.ofSeconds(1));
      prober.beat();
    }
  }

  @Test
  void aFolderThatIsEmptyForAMomentEndsNothing() throws IOException {
    Files.delete(files.resolve("hook.yaml"));
    Files.delete(files.resolve("journey.yaml"));
    var after = started();
    pass(after, Duration.ofMinutes(2));
    assertThat(after.incidents()).hasSize(1);

    write("hook.yaml", "receiver: hook\nwebhook: { url: http://localhost/ }\n");
    write("journey.yaml", JOURNEY);
    after.look();
    pass(after, Duration.ofMinutes(2));
    assertThat(after.addressed).isEmpty();
    after.good();
    pass(after, Duration.ofSeconds(2));
    assertThat(after.addressed).containsExactly("hook resolved");
  }

  @Test
  void aJourneyThatIsGoneEndsAfterAWhileAndWhoWasToldIsTold() throws IOException {
    Files.delete(files.resolve("journey.yaml"));
    var after = started();
    pass(after, Duration.ofMinutes(3).minusSeconds(1));
    assertThat(after.addressed).isEmpty();
    pass(after, Duration.ofSeconds(2));
    assertThat(after.addressed).containsExactly("hook resolved");
  }

  @Test
  void whatIsInAFileThatDoesNotLoadStands() throws IOException {
    write("journey.yaml", JOURNEY + "stepps: none\n");
    write("other.yaml", JOURNEY.replace("support-chat", "other"));
    var after = started();
    pass(after, Duration.ofMinutes(4));
    assertThat(after.incidents())
        .extracting(each -> each.subject().name())
        .contains("support-chat");

    write("journey.yaml", JOURNEY);
    after.look();
    after.good();
    pass(after, Duration.ofSeconds(2));
    assertThat(after.addressed).last().isEqualTo("hook resolved");
  }
}

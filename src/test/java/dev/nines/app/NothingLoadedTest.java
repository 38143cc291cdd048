package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.notify.message.Wording;
import dev.nines.store.SumOverRuns;
import dev.nines.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prober without a journey, from its files to what its receivers read. */
class NothingLoadedTest {

  private final ManualTime time = new ManualTime();
  private final SumOverRuns history = new SumOverRuns();
  @TempDir Path files;

  @BeforeEach
  void receiver() throws IOException {
    Files.writeString(
        files.resolve("hook.yaml"), "receiver: hook\nwebhook: { url: http://localhost/ }\n");
  }

  private void pass(RegionalProber prober, Duration length) {
    for (long i = 0; i < length.toSeconds(); i++) {
      time.advance(Duration.ofSeconds(1));
      prober.beat();
    }
  }

  @Test
  void receiversAreToldOfAProberThatMeasuresNothingAndOfItsEnd() throws IOException {
    var prober = new RegionalProber("eu", time, history, history, files);
    pass(prober, Duration.ofMinutes(32));
    assertThat(prober.told).as("an error stands for 30 minutes until it is told").isEmpty();
    pass(prober, Duration.ofMinutes(2));
    assertThat(prober.letters()).containsExactly("opened error eu");
    assertThat(Wording.of(prober.told.getFirst()).headline())
        .isEqualTo("[production] ERROR: nothing is measured: the prober of region eu");
    assertThat(Wording.of(prober.told.getFirst()).body())
        .contains("Rule: nothing-loaded: for 3m no journey that runs in region eu was loaded: ")
        .contains("found no journey; expected at least one")
        .contains("nothing is known of them");

    Files.writeString(files.resolve("journey.yaml"), RegionsTest.FILES);
    prober.look();
    prober.good();
    pass(prober, Duration.ofSeconds(2));
    assertThat(prober.letters()).containsExactly("opened error eu", "resolved error eu");
  }

  @Test
  void theFoldersDefaultsSayHowItIsTold() throws IOException {
    Files.writeString(
        files.resolve("ours.yaml"),
        "alerting: ours\nalerts: { severities: { error: { stands: 1m } } }\n");
    var prober = new RegionalProber("eu", time, history, history, files);
    pass(prober, Duration.ofMinutes(4).plusSeconds(10));
    assertThat(prober.letters()).containsExactly("opened error eu");
  }

  @Test
  void journeysOfOtherRegionsAreNone() throws IOException {
    Files.writeString(
        files.resolve("journey.yaml"),
        "journey: chat\nregions: us\nsteps: [{ get: http://localhost/ }]\n");
    var prober = new RegionalProber("eu", time, history, history, files);
    pass(prober, Duration.ofMinutes(4));
    assertThat(prober.incidents())
        .extracting(incident -> incident.observed())
        .containsExactly(
            "for 3m no journey that runs in region eu was loaded: the only journey is for other regions");
  }

  @Test
  void aSuddenEndForgetsNothingOfIt() throws IOException {
    var before = new RegionalProber("eu", time, history, history, files);
    pass(before, Duration.ofMinutes(34));
    var after = new RegionalProber("eu", time, history, history, files);
    pass(after, Duration.ofMinutes(5));
    assertThat(after.told).as("who was told is not told again").isEmpty();
    assertThat(after.incidents()).hasSize(1);
    Files.writeString(files.resolve("journey.yaml"), RegionsTest.FILES);
    after.look();
    pass(after, Duration.ofSeconds(2));
    assertThat(after.letters()).containsExactly("resolved error eu");
  }
}

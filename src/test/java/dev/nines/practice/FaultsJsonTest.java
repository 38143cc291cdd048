package dev.nines.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsJsonTest {
  private static final Faults ALL =
      Faults.none()
          .withLatency(Duration.ofMillis(300))
          .withErrorShare(0.25)
          .withBackend("b1", BackendFault.ERROR)
          .withBackend("b2", BackendFault.REFUSE)
          .withBackend("b3", BackendFault.HANG)
          .withBackend("b4", BackendFault.DOWN)
          .withStuckPartitions("p3", "p1")
          .withDropMessages(true)
          .withLoginDown(true)
          .withNoOperators(true)
          .withLateAnswers(Duration.ofSeconds(90))
          .withDeliveryDelay(Duration.ofSeconds(2))
          .withOperators(4)
          .withCoveredButton(true)
          .withBrokenScript(true);

  @Test
  void everythingThatIsWrittenIsReadBack() {
    JsonObject json = FaultsJson.write(ALL);
    assertThat(json.fieldNames()).containsExactlyInAnyOrderElementsOf(FaultsJson.KEYS);
    assertThat(FaultsJson.read(new JsonObject(json.encode()))).isEqualTo(ALL);
    assertThat(FaultsJson.read(new JsonObject())).isEqualTo(Faults.none());
  }

  @Test
  void aPatchReplacesWhatItNamesAndNullSwitchesOff() {
    JsonObject patch =
        new JsonObject(
            """
            {"backends": {"b1": null, "b2": "hang"}, "latency": null, "errorShare": 1,
             "stuckPartitions": ["p2"]}
            """);
    assertThat(FaultsJson.merge(ALL, patch))
        .isEqualTo(
            Faults.none()
                .withErrorShare(1)
                .withBackend("b2", BackendFault.HANG)
                .withBackend("b3", BackendFault.HANG)
                .withBackend("b4", BackendFault.DOWN)
                .withStuckPartitions("p2")
                .withDropMessages(true)
                .withLoginDown(true)
                .withNoOperators(true)
                .withLateAnswers(Duration.ofSeconds(90))
                .withDeliveryDelay(Duration.ofSeconds(2))
                .withOperators(4)
                .withCoveredButton(true)
                .withBrokenScript(true));
    assertThat(FaultsJson.merge(ALL, new JsonObject())).isEqualTo(ALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"latency": 300}               | "latency" is 300; expected a duration such as "300ms" or "3s"
          {"latency": "fast"}            | "latency" is "fast"; expected a duration such as "300ms" or "3s"
          {"latency": null}              | "latency" is null; expected a duration such as "300ms" or "3s"
          {"lateAnswers": "1h"}          | "lateAnswers" is 1h; expected 0s to 10m
          {"errorShare": 1.5}            | "errorShare" is 1.5; expected a number 0 to 1
          {"errorShare": "half"}         | "errorShare" is "half"; expected a number 0 to 1
          {"dropMessages": "yes"}        | "dropMessages" is "yes"; expected true or false
          {"operators": 1.5}             | "operators" is 1.5; expected a whole number 0 to 1000
          {"operators": -1}              | "operators" is -1; expected a whole number 0 to 1000
          {"backends": "b2"}             | "backends" is "b2"; expected an object such as {"b2": "error"}
          {"backends": {"b2": "broken"}} | "backends.b2" is "broken"; expected one of "error", "refuse", "hang", "down"
          {"stuckPartitions": "p2"}      | "stuckPartitions" is "p2"; expected a list such as ["p2"]
          {"stuckPartitions": [2]}       | "stuckPartitions" is [2]; expected a list such as ["p2"]
          {"stuckPartitions": ["p9"]}    | "stuckPartitions" names "p9"; valid partitions: p1, p2, p3
          """)
  void aWrongValueIsNamed(String json, String message) {
    assertThatThrownBy(() -> FaultsJson.read(new JsonObject(json)))
        .isInstanceOf(InvalidFaults.class)
        .hasMessage(message);
  }

  @Test
  void anUnknownKeyIsNamedInAPatchToo() {
    assertThatThrownBy(() -> FaultsJson.merge(ALL, new JsonObject("{\"slow\": null}")))
        .hasMessage("unknown key \"slow\"; valid keys: " + String.join(", ", FaultsJson.KEYS));
  }

  @Test
  void theDocumentationNamesEachFault() throws IOException {
    String documentation = Files.readString(Path.of("docs/practice.md"));
    assertThat(FaultsJson.KEYS)
        .allSatisfy(key -> assertThat(documentation).contains("| `" + key + "` |"));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0s",
    "0s,0s",
    "300ms,300ms",
    "1.5s,1s500ms",
    "90s,1m30s",
    "1h30m,1h30m",
    "250us,250000ns"
  })
  void durationsAreReadAndPrintedAsGoDoes(String text, String printed) {
    assertThat(GoDuration.parse(text).map(GoDuration::print)).hasValue(printed);
  }

  @ParameterizedTest
  @CsvSource({"3", "-3s", "s", "3 s", "3d", "1e3s", "''"})
  void whatIsNoDurationIsNotTakenForOne(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }
}

package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.recording.JourneyWriter;
import dev.nines.recording.Recording;
import dev.nines.runner.browser.SystemBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journeys through the practice chat's pages in a real Chromium. */
class BrowserEndToEndTest {

  private static final String WIDGET =
      """
      journey: widget
      title: A customer writes in the widget
      interval: 60s
      timeout: 60s
      actors:
        customer: { url: "${env.CHAT_URL}", timeout: 20s }
      steps:
        - step: break it
          put: /faults
          json: { %s: true }
        - browser: /widget
        - click: { role: button, name: Open chat }
        - step: see the dialog
          wait for: { role: dialog }
          timeout: 2s
        - select: { label: Topic }
          option: cards
        - fill: { label: User }
          with: ${secret.CUSTOMER}
        - fill: { label: Password }
          with: ${secret.CUSTOMER_PASSWORD}
        - click: { role: button, name: Start chat }
        - fill: { label: Your message }
          with: hello
        - step: send
          click: { role: button, name: Send }
          timeout: 2s
      """;

  @TempDir private Path folder;
  private RunCommandLine nines;

  @BeforeEach
  void begin() throws InterruptedException {
    SystemBrowser.want();
    nines = new RunCommandLine(folder);
  }

  @AfterEach
  void end() {
    if (nines != null) {
      nines.close();
    }
  }

  private JsonNode failed(String fault) throws IOException {
    assertThat(nines.run(WIDGET.formatted(fault), "--format", "json"))
        .as(nines.err.toString())
        .isEqualTo(1);
    return nines.json().at("/runs/0");
  }

  private static JsonNode lastAttempt(JsonNode run) {
    var steps = run.path("steps");
    return steps.get(steps.size() - 1).at("/attempts/0");
  }

  @Test
  void theWholeNeedIsMetThroughThePagesThatPeopleHave() throws IOException {
    var journey = Files.readString(Path.of("journeys/support-chat-browser.yaml"));
    assertThat(nines.run(journey, "--format", "json")).as(nines.out + "\n" + nines.err).isZero();
    var run = nines.json().at("/runs/0");
    assertThat(run.path("outcome").textValue()).isEqualTo("passed");
    assertThat(run.at("/milestones/delivery").decimalValue()).isPositive();
    assertThat(run.at("/steps/0/attempts/0/server").textValue()).isEqualTo("up");
  }

  @Test
  void whatWasRecordedIsPlayed() throws Exception {
    var recording =
        Recording.read(
            Files.readString(Path.of("src/test/resources/dev/nines/recording/widget.jsonl")));
    var journey =
        JourneyWriter.of(recording, "", "")
            .text()
            .replace("http://127.0.0.1:18099", "${env.CHAT_URL}")
            .replace("secret.PASSWORD", "secret.CUSTOMER_PASSWORD");
    assertThat(nines.run(journey, "--format", "json")).as(nines.out + "\n" + nines.err).isZero();
    assertThat(nines.json().at("/runs/0/outcome").textValue()).isEqualTo("passed");
  }

  @Test
  void debugShowsWhatThePagesAskFor() throws IOException {
    var journey = Files.readString(Path.of("journeys/support-chat-browser.yaml"));
    assertThat(nines.run(journey, "--debug")).as(nines.out + "\n" + nines.err).isZero();
    assertThat(nines.out.toString())
        .contains("> GET http://")
        .contains("< HTTP 200 from http://")
        .doesNotContain("customer-practice");
  }

  @Test
  void withoutABrowserTheRunIsInconclusiveAndSaysWhy() throws IOException {
    try (var without = new RunCommandLine(folder, Map.of("NINES_CHROMIUM", "/nowhere/chromium"))) {
      assertThat(without.run(WIDGET.formatted("brokenScript"))).isEqualTo(4);
      assertThat(without.out.toString())
          .contains("inconclusive (browser)")
          .contains("no browser: /nowhere/chromium is no program");
    }
  }

  @Test
  void aCoveredButtonIsNoFaultOfAnyServerAndLosesTheCustomer() throws IOException {
    var run = failed("coveredButton");
    assertThat(run.path("step").textValue()).as(run.toPrettyString()).isEqualTo("send");
    assertThat(run.path("reason").textValue()).isEqualTo("timeout");
    assertThat(lastAttempt(run).path("client").textValue()).isEqualTo("timeout");
    assertThat(lastAttempt(run).path("server").textValue()).isNotEqualTo("down");
    assertThat(lastAttempt(run).path("message").textValue()).contains("Send");
  }

  @Test
  void aScriptThatThrowsOpensNothingAndEveryAnswerWasRight() throws IOException {
    var run = failed("brokenScript");
    assertThat(run.path("step").textValue()).as(run.toPrettyString()).isEqualTo("see the dialog");
    assertThat(lastAttempt(run).path("server").textValue()).isNotEqualTo("down");
    assertThat(run.at("/steps/1/attempts/0/server").textValue()).isEqualTo("up");
  }
}

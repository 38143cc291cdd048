package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file to an exit status, against the practice chat over real sockets. */
class RunEndToEndTest {

  private static final String LATE =
      """
      journey: late
      title: A customer waits less than the server takes
      interval: 60s
      timeout: 30s
      vars:
        chat: ${env.CHAT_URL}
      actors:
        customer: { url: "${vars.chat}", timeout: 5s }
      steps:
        - step: make answers late
          as: customer
          put: /faults
          json: { lateAnswers: 700ms }
        - step: open chat
          as: customer
          post: /api/chats
          json: { topic: cards }
          timeout: 200ms
      """;

  private static final String GOOD =
      """
      journey: good
      title: A customer logs in
      interval: 60s
      timeout: 30s
      actors:
        customer: { url: "${env.CHAT_URL}", timeout: 20s }
      steps:
        - step: open chat
          as: customer
          post: /api/chats
          json: { topic: cards }
          expect: status == 201
          store: { chat: json.id }
        - step: authenticate
          as: customer
          post: /api/chats/${chat}/login
          json: { user: "${secret.CUSTOMER}", password: "${secret.CUSTOMER_PASSWORD}" }
      milestones:
        entered: { from: start, to: authenticate, within: 10s }
      """;

  @TempDir private Path folder;
  private RunCommandLine nines;

  @BeforeEach
  void begin() {
    nines = new RunCommandLine(folder);
  }

  @AfterEach
  void end() {
    nines.close();
  }

  private int run(String journey, String... options) throws IOException {
    return nines.run(journey, options);
  }

  @Test
  void aGoodRunPassesAndMeasures() throws IOException {
    assertThat(run(GOOD, "--format", "json", "--repeat", "2")).as(nines.err.toString()).isZero();
    var runs = json().path("runs");
    assertThat(runs).hasSize(2);
    for (var run : runs) {
      assertThat(run.path("outcome").textValue()).isEqualTo("passed");
      assertThat(run.at("/milestones/entered").decimalValue()).isPositive();
      assertThat(run.at("/steps/0/attempts/0/phases/processing").decimalValue()).isPositive();
      assertThat(run.at("/steps/0/attempts/0/server").textValue()).isEqualTo("up");
    }
  }

  @Test
  void aLateAnswerIsWaitedForAndTold() throws IOException {
    assertThat(run(LATE)).isEqualTo(1);
    assertThat(nines.out.toString())
        .contains("✗ open chat")
        .contains("client timeout, server still awaited")
        .contains("no answer within 200ms")
        .contains("waiting for late answers… (1 server verdict open)")
        .contains("… open chat, attempt 1: server up after ");
  }

  @Test
  void jsonWaitsForLateVerdicts() throws IOException {
    assertThat(run(LATE, "--format", "json")).isEqualTo(1);
    var run = json().at("/runs/0");
    assertThat(run.path("reason").textValue()).isEqualTo("timeout");
    assertThat(run.path("settled").booleanValue()).isTrue();
    var attempt = run.at("/steps/1/attempts/0");
    assertThat(attempt.path("client").textValue()).isEqualTo("timeout");
    assertThat(attempt.path("server").textValue()).isEqualTo("up");
    assertThat(attempt.path("answered").doubleValue()).isGreaterThan(0.6);
  }

  @Test
  void debugShowsWhatWasSentWithoutSecrets() throws IOException {
    assertThat(run(GOOD, "--debug")).as(nines.err.toString()).isZero();
    assertThat(nines.out.toString())
        .contains("> POST /api/chats")
        .contains("< HTTP/1.1 201")
        .contains("[secret]")
        .doesNotContain("customer-practice");
  }

  @Test
  void everyProblemIsToldAtOnce() throws IOException {
    assertThat(run("journey: BAD\nstep: []\n")).isEqualTo(2);
    assertThat(nines.out.toString()).isEmpty();
    assertThat(nines.err.toString().lines()).hasSizeGreaterThan(2);
    assertThat(nines.err.toString())
        .contains("journey.yaml:1:10: ")
        .contains(" problems in 1 file");
  }

  private JsonNode json() throws IOException {
    return nines.json();
  }
}

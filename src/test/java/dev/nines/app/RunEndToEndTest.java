package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.cli.Collaborators;
import dev.nines.cli.Commands;
import dev.nines.cli.Interruption;
import dev.nines.cli.live.Terminal;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.yaml.JourneyFiles;
import dev.nines.yaml.JourneyLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private @Nullable Path folder;

  private int run(String journey, String... options) throws IOException {
    var file = Files.writeString(Objects.requireNonNull(folder).resolve("journey.yaml"), journey);
    var arguments = new String[options.length + 3];
    arguments[0] = "run";
    arguments[1] = "--practice";
    System.arraycopy(options, 0, arguments, 2, options.length);
    arguments[arguments.length - 1] = file.toString();
    return Commands.of(
            Terminal.plain(new PrintWriter(out), new PrintWriter(err)),
            new Interruption(),
            Map.of(),
            Path.of("."),
            new Collaborators(
                paths -> new JourneyLoader(new ExpressionCompiler()).load(JourneyFiles.read(paths)),
                () -> "",
                Wiring::runner,
                _ -> 0,
                _ -> {
                  throw new AssertionError("no history was asked for");
                },
                InstantSource.system()),
            arguments)
        .execute(arguments);
  }

  @Test
  void aGoodRunPassesAndMeasures() throws IOException {
    assertThat(run(GOOD, "--format", "json", "--repeat", "2")).as(err.toString()).isZero();
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
    assertThat(out.toString())
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
    assertThat(run(GOOD, "--debug")).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("> POST /api/chats")
        .contains("< HTTP/1.1 201")
        .contains("[secret]")
        .doesNotContain("customer-practice");
  }

  @Test
  void everyProblemIsToldAtOnce() throws IOException {
    assertThat(run("journey: BAD\nstep: []\n")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).hasSizeGreaterThan(2);
    assertThat(err.toString()).contains("journey.yaml:1:10: ").contains(" problems in 1 file");
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }
}

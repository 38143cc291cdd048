package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.cli.PackagedForm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged daemon with tokens and targets, as a user starts it. */
class AccessIT {

  @TempDir Path folder;

  private record Ended(int status, String out) {}

  private static Ended nines(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var command = PackagedForm.process(List.of(arguments)).redirectErrorStream(true);
    command.environment().putAll(environment);
    var process = command.start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }

  private Path journeys() throws IOException {
    var journeys = Files.createDirectories(folder.resolve("journeys"));
    Files.writeString(
        journeys.resolve("metadata.yaml"),
        """
        journey: metadata
        interval: 1s
        timeout: 1s
        steps:
          - get: http://169.254.169.254/latest/meta-data/
        """);
    return journeys;
  }

  @Test
  void whereOthersReachItItDoesNotStartWithoutTokens() throws Exception {
    var ended =
        nines(
            Map.of(),
            "serve",
            "--journeys",
            journeys().toString(),
            "--host",
            "0.0.0.0",
            "--port",
            "0");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out())
        .startsWith("nines serve: others reach a prober that listens on 0.0.0.0, and no tokens");
  }

  @Test
  void aTokenThatWasMadeIsLetInUntilItsLineIsGone() throws Exception {
    var tokens = folder.resolve("tokens");
    nines(Map.of(), "token", "ann", "--role", "operate", "--tokens", tokens.toString());
    var made = nines(Map.of(), "token", "ci", "--role", "run", "--tokens", tokens.toString());
    assertThat(made.status()).as(made.out()).isZero();
    var token = made.out().strip();
    try (var daemon =
            DaemonProcess.start(
                journeys(),
                folder.resolve("nines.db"),
                Map.of(),
                "--tokens",
                tokens.toString(),
                "--open",
                "metrics");
        var client = HttpClient.newHttpClient()) {
      daemon.eventually("/metrics", text -> text.contains("nines_runs_due_total"));
      assertThat(daemon.get("/q/health/live")).contains("UP");
      assertThat(daemon.get("/api/v1/journeys")).contains("this needs a token");
      var asking =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:" + daemon.port() + "/api/v1/journeys/metadata/runs"))
              .header("Authorization", "Bearer " + token)
              .build();
      var runs = client.send(asking, BodyHandlers.ofString());
      while (runs.body().contains("[]")) { // No run has ended yet.
        runs = client.send(asking, BodyHandlers.ofString());
      }
      assertThat(runs.statusCode()).as(runs.body()).isEqualTo(200);
      assertThat(runs.body())
          .contains("169.254.169.254 is refused: link-local addresses")
          .doesNotContain("\"failed\"");
      var at = "http://127.0.0.1:" + daemon.port();
      assertThat(nines(Map.of("NINES_TOKEN", token), "silence", "list", "--at", at).status())
          .isZero();
      Files.writeString(tokens, Files.readString(tokens).lines().findFirst().orElseThrow() + "\n");
      while (client.send(asking, BodyHandlers.ofString()).statusCode() != 401) {
        Thread.onSpinWait();
      }
      var silence =
          nines(
              Map.of("NINES_TOKEN", token),
              "silence",
              "--everything",
              "--for",
              "1h",
              "--reason",
              "x",
              "--at",
              at);
      assertThat(silence.status()).isEqualTo(2);
      assertThat(silence.out()).contains("does not know the token of the secret NINES_TOKEN");
      assertThat(daemon.printed())
          .anySatisfy(line ->
              assertThat(line)
                  .contains("[n.audit] act=silence on=/api/v1/silences who=unknown from=127.0.0.1"))
          .allSatisfy(line -> assertThat(line).doesNotContain(token));
    }
  }
}

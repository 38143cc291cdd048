package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged form's commands, as a user starts them. */
class CommandIT {

  @TempDir private @Nullable Path temporary;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch tornDown = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private @Nullable HttpServer server;

  @BeforeEach
  void start() throws IOException {
    var starting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    starting.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    answer(starting, "/good", 200, () -> {});
    answer(starting, "/bad", 500, () -> {});
    answer(starting, "/end", 200, tornDown::countDown);
    answer(
        starting,
        "/never",
        200,
        () -> {
          asked.countDown();
          await(over);
        });
    starting.start();
    server = starting;
  }

  @AfterEach
  void stop() {
    over.countDown();
    Objects.requireNonNull(server).stop(0);
  }

  private static void answer(HttpServer server, String path, int status, Runnable before) {
    server.createContext(
        path,
        exchange -> {
          before.run();
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void theExitStatusTellsHowItWent() throws Exception {
    assertThat(run(journey("good", "/good", "")).status()).isZero();
    assertThat(run(journey("bad", "/bad", "")).status()).isEqualTo(1);
    assertThat(run(write("invalid.yaml", "journey: x\nsteps: []\n")).status()).isEqualTo(2);
    assertThat(run(folder().resolve("none.yaml")).status()).isEqualTo(2);
    assertThat(run(Files.createDirectory(folder().resolve("empty"))).status()).isEqualTo(2);
    assertThat(run(journey("elsewhere", "/good", "regions: [mars]\n")).status()).isEqualTo(3);
    var secret = journey("secret", "/good?x=${secret.NINES_TEST_NO_SUCH_SECRET}", "");
    assertThat(run(secret).status()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "validate",
        "report",
        "schema",
        "explain",
        "rules",
        "notify",
        "silence",
        "serve",
        "token",
        "health",
        "demo",
        "record",
        "practice"
      })
  void everyCommandIsInIt(String command) throws Exception {
    var ended = nines(command, "--help");
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).startsWith("Usage: nines " + command);
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void theExamplesPlayOverEveryProtocolAndInABrowser() throws Exception {
    var ended = nines("run", "--practice", "journeys");
    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).contains("support-chat", "support-chat-browser", "website");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void theExamplesAreValidAndTold() throws Exception {
    assertThat(nines("validate", "journeys").status()).isZero();
    assertThat(nines("explain", "support-chat").out()).contains("support-chat");
    assertThat(nines("rules", "journeys").out()).startsWith("# ").contains("record: ");
    assertThat(nines("schema").out())
        .isEqualTo(Files.readString(Path.of("journeys/journey.schema.json")));
  }

  @Test
  void inAPipeItPrintsPlainLinesInUtf8() throws Exception {
    var ended = run(journey("good", "/good", ""));
    assertThat(ended.out()).contains("  ✓ call").contains("✓ passed in").doesNotContain("\u001b");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void theInterruptedRunStillTearsDown() throws Exception {
    var journey = journey("slow", "/never", "finally:\n  - get: /end\n    as: client\n");
    var process =
        new ProcessBuilder(
                "env", "--default-signal=INT", PackagedForm.program(), "run", journey.toString())
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(text).contains("inconclusive (shutdown)").contains("interrupted");
      assertThat(process.exitValue()).isEqualTo(130);
      assertThat(tornDown.await(1, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aReaderThatGoesAwayIsNoFault() throws Exception {
    var ended =
        Ended.of(
            folder(),
            Map.of(),
            "sh",
            "-c",
            "\"$0\" schema | head -n 1; echo after",
            PackagedForm.program());
    assertThat(ended.out()).startsWith("{").endsWith("after\n");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void aFullDiskIsAFault() throws Exception {
    var ended =
        Ended.of(
            folder(), Map.of(), "sh", "-c", "\"$0\" schema >/dev/full", PackagedForm.program());
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("cannot write to the standard output: No space left");
  }

  private Path journey(String name, String target, String more) throws IOException {
    return write(
        name + ".yaml",
        """
        journey: %s
        title: A customer asks
        interval: 60s
        timeout: 50s
        actors:
          client: { url: "http://127.0.0.1:%d", timeout: 40s }
        %ssteps:
          - step: call
            as: client
            get: %s
        """
            .formatted(name, Objects.requireNonNull(server).getAddress().getPort(), more, target));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder().resolve(name), text);
  }

  private static Ended nines(String... arguments) throws Exception {
    return Ended.of(PackagedForm.process(List.of(arguments)));
  }

  private Ended run(Path journey) throws Exception {
    return nines("run", journey.toString());
  }

  private Path folder() {
    return Objects.requireNonNull(temporary);
  }
}

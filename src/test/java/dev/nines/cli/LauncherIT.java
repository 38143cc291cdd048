package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** The launcher and the packaged form, as a user starts them. */
class LauncherIT {

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir private @Nullable Path temporary;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch tornDown = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private @Nullable HttpServer server;

  private record Ended(int status, String out, String err) {}

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

  @Test
  void itWorksThroughALinkFromAnotherFolderWithSpacesInItsPath() throws Exception {
    var home = Files.createDirectories(folder().resolve("a home/with spaces"));
    Files.copy(PROJECT.resolve("nines"), home.resolve("nines"));
    home.resolve("nines").toFile().setExecutable(true);
    Files.createSymbolicLink(home.resolve("target"), PROJECT.resolve("target"));
    var links = Files.createDirectory(folder().resolve("some links"));
    Files.createSymbolicLink(links.resolve("first"), Path.of("../a home/with spaces/nines"));
    var link = Files.createSymbolicLink(links.resolve("second"), Path.of("first"));
    var ended = start(folder(), Map.of(), link.toString(), "--version");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).startsWith("nines ");
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
        new ProcessBuilder("env", "--default-signal=INT", nines(), "run", journey.toString())
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      var text =
          new String(
              process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
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
        start(folder(), Map.of(), "sh", "-c", "\"$0\" schema | head -n 1; echo after", nines());
    assertThat(ended.out()).startsWith("{").endsWith("after\n");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void aFullDiskIsAFault() throws Exception {
    var ended = start(folder(), Map.of(), "sh", "-c", "\"$0\" schema >/dev/full", nines());
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("cannot write to the standard output: No space left");
  }

  @Test
  void withoutAJdkItSaysHowToGetOne() throws Exception {
    var old = fakeJdk("17.0.15");
    var environment =
        Map.of(
            "JAVA_HOME", old.toString(), "NINES_JDKS", old.getParent().toString(), "PATH", path());
    var ended = start(folder(), environment, "/bin/sh", nines(), "--version");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("nines: found no JDK 25 or newer")
        .contains("openjdk-25-jdk-headless")
        .contains("temurin-25-jdk");
  }

  @Test
  void aJavaHomeThatIsTooOldIsPassedOver() throws Exception {
    var old = fakeJdk("17.0.15");
    var young = fakeJdk("26");
    var environment =
        Map.of(
            "JAVA_HOME", old.toString(), "NINES_JDKS", old.getParent().toString(), "PATH", path());
    var ended = start(folder(), environment, "/bin/sh", nines(), "--java-home");
    assertThat(ended.out().strip()).isEqualTo(young.toString());
  }

  /** A PATH with the tools of a shell, and without a Java. */
  private String path() throws IOException {
    var tools = folder().resolve("tools");
    if (!Files.exists(tools)) {
      Files.createDirectory(tools);
      for (var tool : List.of("dirname", "sed", "readlink", "cat", "find")) {
        var script = tools.resolve(tool);
        Files.writeString(script, "#!/bin/sh\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
        script.toFile().setExecutable(true);
      }
    }
    return tools.toString();
  }

  private Path fakeJdk(String version) throws IOException {
    var jdk = Files.createDirectories(folder().resolve("jdks/jdk-" + version));
    Files.createDirectory(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\nexit 99\n");
    jdk.resolve("bin/java").toFile().setExecutable(true);
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
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

  private Ended run(Path journey) throws Exception {
    return start(folder(), Map.of(), nines(), "run", journey.toString());
  }

  private static Ended start(Path folder, Map<String, String> environment, String... command)
      throws Exception {
    var out = Files.createTempFile("nines", ".out");
    var err = Files.createTempFile("nines", ".err");
    try {
      var builder =
          new ProcessBuilder(new ArrayList<>(List.of(command)))
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      var process = builder.start();
      try {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
      } finally {
        process.destroyForcibly();
      }
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String nines() {
    return PROJECT.resolve("nines").toString();
  }

  private Path folder() {
    return Objects.requireNonNull(temporary);
  }
}

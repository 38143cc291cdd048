package dev.nines.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Playwright's own runner of tests, from the npm registry, with the system's Chromium and one
 * worker.
 */
final class PlaywrightTests {

  /** The version of the driver that Nines has. */
  private static final String VERSION = "1.62.0";

  private static final Path FOLDER = Path.of("target", "bench-playwright");

  private final double seconds;
  private final double processorSeconds;
  private final double peakMebibytes;

  private PlaywrightTests(double seconds, double processorSeconds, double peakMebibytes) {
    this.seconds = seconds;
    this.processorSeconds = processorSeconds;
    this.peakMebibytes = peakMebibytes;
  }

  double seconds() {
    return seconds;
  }

  double processorSeconds() {
    return processorSeconds;
  }

  double peakMebibytes() {
    return peakMebibytes;
  }

  /** Installs it where it is missing, and writes down what it is to do. */
  static void prepare(ChatPage page, String chromium) throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    if (!Files.exists(FOLDER.resolve("node_modules/@playwright/test/package.json"))) {
      Files.writeString(FOLDER.resolve("package.json"), "{\"private\": true}\n");
      run(
          null,
          List.of(
              "npm",
              "install",
              "--silent",
              "--no-audit",
              "--no-fund",
              "@playwright/test@" + VERSION));
    }
    Files.writeString(
        FOLDER.resolve("playwright.config.js"),
        """
        module.exports = {
          testMatch: 'chat.spec.js', workers: 1, reporter: 'dot',
          use: { browserName: 'chromium', launchOptions: { executablePath: '%s' } },
        };
        """
            .formatted(chromium));
    Files.writeString(FOLDER.resolve("chat.spec.js"), page.test());
  }

  /** One invocation that plays the test so often. */
  static PlaywrightTests play(int times) throws IOException, InterruptedException {
    var measured = new ArrayList<PlaywrightTests>(1);
    run(measured, List.of("npx", "playwright", "test", "--repeat-each=" + times));
    return measured.getFirst();
  }

  private static void run(@Nullable List<PlaywrightTests> measured, List<String> command)
      throws IOException, InterruptedException {
    var output = FOLDER.resolve("output");
    long begun = System.nanoTime();
    var process =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try (var household = Household.of(process.toHandle())) {
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(
            String.join(" ", command) + " ended with " + status + ": " + Files.readString(output));
      }
      if (measured != null) {
        measured.add(
            new PlaywrightTests(
                (System.nanoTime() - begun) / 1e9,
                household.processorSeconds(),
                household.peakMebibytes()));
      }
    }
  }
}

package dev.nines.metrics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** Prometheus' own checks. */
public final class Promtool {

  private static final int NOT_FOUND = 127;

  private Promtool() {}

  /**
   * What {@code promtool} says of {@code input}. Where it is not installed the test is skipped, but
   * not in CI.
   */
  public static String run(String input, String... command)
      throws IOException, InterruptedException {
    var file = Files.createTempFile("promtool", ".txt");
    try {
      Files.writeString(file, input);
      var process =
          new ProcessBuilder("sh", "-c", "exec promtool " + String.join(" ", command))
              .redirectInput(file.toFile())
              .redirectErrorStream(true)
              .start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit == NOT_FOUND && !"true".equals(System.getenv("CI"))) {
        System.err.println("skipped: no promtool on the PATH (Debian: apt-get install prometheus)");
        assumeTrue(false, "promtool is on the PATH");
      }
      return exit == 0 ? said : "promtool exits with " + exit + ": " + said;
    } finally {
      Files.delete(file);
    }
  }
}

package dev.nines.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Programs of others that judge what lies in {@code deploy/}. */
final class Tools {

  private Tools() {}

  /**
   * Starts one that not every machine has; without it the test is skipped, which is said.
   *
   * @param instead what holds all the same
   */
  static Process orSkip(String program, String instead, String... arguments) throws IOException {
    try {
      return start(program, arguments);
    } catch (IOException e) {
      System.err.println("skipped: no " + program + " (" + instead + "): " + e.getMessage());
      assumeTrue(false, program + " is on the PATH");
      throw e;
    }
  }

  /**
   * Starts one that the tests need, and that {@code src/build/setup} installs; in CI it must be.
   */
  static Process needed(String program, String debian, String... arguments) throws IOException {
    try {
      return start(program, arguments);
    } catch (IOException e) {
      if (!"true".equals(System.getenv("CI"))) {
        System.err.println("skipped: no " + program + " (Debian: apt-get install " + debian + ")");
        assumeTrue(false, program + " is on the PATH");
      }
      throw e;
    }
  }

  private static Process start(String program, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}

package dev.nines.runner.browser;

import dev.nines.runner.ProberFaultException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The browser of the machine that the tests run on. */
public final class SystemBrowser {

  private SystemBrowser() {}

  /** Skips the test where there is none, but not in CI. */
  public static void want() throws InterruptedException {
    try {
      var _ = Programs.find(options(Map.of()));
    } catch (ProberFaultException e) {
      if (!"true".equals(System.getenv("CI"))) {
        System.err.println("skipped: " + e.getMessage());
        Assumptions.abort(e.getMessage());
      }
      throw e;
    }
  }

  /** What an operator of this machine says of it, and {@code environment}. */
  static BrowserOptions options(Map<String, String> environment) {
    var all = new HashMap<>(System.getenv());
    all.putAll(environment);
    return BrowserOptions.of(all, Path.of(System.getProperty("user.home")));
  }
}

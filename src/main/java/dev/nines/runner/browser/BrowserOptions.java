package dev.nines.runner.browser;

import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says of browsers, by variables of the environment.
 *
 * @param chromium the browser's program, or null to look for it
 * @param node the program of Node.js, or null to look for it
 * @param path the folders to look in, as in {@code PATH}
 * @param slots how many runs may be in browsers at once, as written; null for what suits the
 *     machine
 * @param memory how many bytes a browser may take with its driver until it makes place for a new
 *     one, as written, such as {@code 1500M}; null for the usual
 * @param cache the folder to unpack Playwright's driver in
 */
public record BrowserOptions(
    @Nullable String chromium,
    @Nullable String node,
    String path,
    @Nullable String slots,
    @Nullable String memory,
    Path cache) {

  private static final long MEMORY_OF_A_SLOT = 1L << 30;
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,6})([MG])");

  /**
   * Those of an environment.
   *
   * @param home the user's folder
   */
  public static BrowserOptions of(Map<String, String> environment, Path home) {
    var cache = given(environment, "XDG_CACHE_HOME");
    // Java looks the user's folder up by the user, whom a container's system need not know.
    var own = given(environment, "HOME");
    var folder = own == null ? home : Path.of(own);
    return new BrowserOptions(
        given(environment, "NINES_CHROMIUM", "PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH"),
        given(environment, "NINES_NODE", "PLAYWRIGHT_NODEJS_PATH"),
        environment.getOrDefault("PATH", ""),
        given(environment, "NINES_BROWSER_SLOTS"),
        given(environment, "NINES_BROWSER_MEMORY"),
        (cache == null ? folder.resolve(".cache") : Path.of(cache)).resolve("nines"));
  }

  private static @Nullable String given(Map<String, String> environment, String... names) {
    for (var name : names) {
      var value = environment.getOrDefault(name, "");
      if (!value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  /**
   * How many runs may be in browsers at once.
   *
   * @param memory of the machine or the container, in bytes
   * @throws ProberFaultException if what is written is no such number
   */
  int slots(long memory, int processors) {
    if (slots == null) {
      return (int) Math.max(1, Math.min(processors, memory / MEMORY_OF_A_SLOT));
    }
    try {
      int number = Integer.parseInt(slots.strip());
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new ProberFaultException(
        Cause.CONFIGURATION,
        "NINES_BROWSER_SLOTS is \"" + slots + "\"; expected a number from 1 on");
  }

  /**
   * How many bytes a browser may take with its driver.
   *
   * @throws ProberFaultException if what is written is no such size
   */
  long most() {
    if (memory == null) {
      return MEMORY_OF_A_SLOT;
    }
    var size = SIZE.matcher(memory.strip());
    if (size.matches()) {
      long number = Long.parseLong(size.group(1));
      return number << (size.group(2).equals("G") ? 30 : 20);
    }
    throw new ProberFaultException(
        Cause.CONFIGURATION,
        "NINES_BROWSER_MEMORY is \"" + memory + "\"; expected such as 1500M or 2G");
  }
}

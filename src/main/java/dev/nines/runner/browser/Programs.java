package dev.nines.runner.browser;

import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The programs of this machine that a browser needs.
 *
 * @param chromium a Chromium or a Chrome
 * @param node a Node.js of version 18 or newer, which Playwright's driver runs on
 */
record Programs(Path chromium, Path node) {

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final int OLDEST_NODE = 18;
  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*");

  /**
   * Finds them.
   *
   * @throws ProberFaultException if one is not there
   */
  static Programs find(BrowserOptions options) throws InterruptedException {
    var chromium = program(options.chromium(), options.path(), BROWSERS);
    if (chromium == null) {
      throw missing(
          options.chromium() == null
              ? "no browser: no Chromium and no Chrome is on the PATH. Install one (Debian: apt-get"
                  + " install chromium), or name its program with NINES_CHROMIUM"
              : "no browser: "
                  + options.chromium()
                  + " is no program. NINES_CHROMIUM or"
                  + " PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH names it");
    }
    var node = program(options.node(), options.path(), List.of("node", "nodejs"));
    if (node == null) {
      throw missing(
          "no browser: Playwright's driver needs Node.js, and "
              + (options.node() == null ? "none is on the PATH" : options.node() + " is no program")
              + ". Install it (Debian: apt-get install nodejs), or name its program with"
              + " NINES_NODE");
    }
    int version = version(node);
    if (version < OLDEST_NODE) {
      throw missing(
          "no browser: Playwright's driver needs Node.js "
              + OLDEST_NODE
              + " or newer, and "
              + node
              + (version < 0 ? " does not say its version" : " is version " + version)
              + ". Install a newer one, or name its program with NINES_NODE");
    }
    return new Programs(chromium, node);
  }

  private static ProberFaultException missing(String message) {
    return new ProberFaultException(Cause.BROWSER, message);
  }

  private static @Nullable Path program(@Nullable String named, String path, List<String> names) {
    if (named != null) {
      return Files.isExecutable(Path.of(named)) ? Path.of(named) : null;
    }
    var folders =
        Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/bin"))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .toList();
    return names.stream()
        .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
        .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
        .findFirst()
        .orElse(null);
  }

  /** The major version; -1 where the program does not tell one. */
  private static int version(Path node) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(node.toString(), "--version")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return -1;
      }
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var version = VERSION.matcher(text.strip());
      return version.matches() ? Integer.parseInt(version.group(1)) : -1;
    } catch (IOException _) {
      return -1;
    }
  }
}

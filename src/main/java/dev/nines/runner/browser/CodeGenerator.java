package dev.nines.runner.browser;

import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Playwright's recorder: a visible Chromium of this machine, in which somebody acts until they
 * close it. Nothing is downloaded. One use, one thread.
 */
public final class CodeGenerator {

  /** What a browser can be seen on; Macs and Windows have theirs always. */
  private static final List<String> DISPLAYS = List.of("DISPLAY", "WAYLAND_DISPLAY");

  private final BrowserOptions options;
  private final Map<String, String> environment;
  private final boolean linux;

  /** One for this machine. */
  public CodeGenerator(BrowserOptions options, Map<String, String> environment) {
    this(options, environment, System.getProperty("os.name", "").startsWith("Linux"));
  }

  CodeGenerator(BrowserOptions options, Map<String, String> environment, boolean linux) {
    this.options = options;
    this.environment = Map.copyOf(environment);
    this.linux = linux;
  }

  /**
   * Opens a page and waits until its browser is closed.
   *
   * @param running is given what ends the browser early; what was done until then is kept
   * @return what was done, an action in each line; empty where nothing was
   * @throws ProberFaultException if it cannot be opened; the message says what to do
   */
  public String record(URI url, Consumer<Runnable> running) throws InterruptedException {
    if (linux && DISPLAYS.stream().allMatch(each -> environment.getOrDefault(each, "").isBlank())) {
      throw fault(
          "a visible browser needs a display, and neither DISPLAY nor WAYLAND_DISPLAY names one."
              + " Record on a machine with a desktop, or through `ssh -X`; or record elsewhere with"
              + " `npx playwright codegen --target=jsonl -o recorded.jsonl "
              + url
              + "` and write the journey here with `nines record --from recorded.jsonl`");
    }
    var programs = Programs.find(options);
    var driver = DriverPackage.in(options.cache());
    try {
      var folder = Files.createTempDirectory("nines-record-");
      try {
        return record(programs, driver, url, folder, running);
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw fault("the recorder cannot be started: " + e);
    }
  }

  private String record(
      Programs programs, Path driver, URI url, Path folder, Consumer<Runnable> running)
      throws IOException, InterruptedException {
    var recorded = folder.resolve("recorded.jsonl");
    var said = folder.resolve("said.txt");
    var builder =
        new ProcessBuilder(
                programs.node().toString(),
                driver.resolve("package/cli.js").toString(),
                "codegen",
                "--target=jsonl",
                "--output=" + recorded,
                url.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("PWTEST_CLI_EXECUTABLE_PATH", programs.chromium().toString());
    builder.environment().put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    var process = builder.start();
    process.getOutputStream().close();
    running.accept(() -> end(process));
    try {
      process.waitFor();
    } finally {
      end(process);
    }
    var text = Files.exists(recorded) ? Files.readString(recorded) : "";
    if (text.isBlank() && process.exitValue() != 0) {
      throw fault("the recorder ended: " + lines(said));
    }
    return text;
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private static String lines(Path said) throws IOException {
    var text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
    return text.lines()
        .map(line -> line.replaceAll("\u001B\\[[0-9;]*m", "").strip())
        .filter(line -> !line.isEmpty() && !line.startsWith("at "))
        .limit(5)
        .reduce((one, other) -> one + " " + other)
        .orElse("it did not say why");
  }

  private static ProberFaultException fault(String message) {
    return new ProberFaultException(Cause.BROWSER, message);
  }
}

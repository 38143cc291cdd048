package dev.nines.runner.browser;

import static dev.nines.runner.browser.Surroundings.answer;
import static dev.nines.runner.browser.Surroundings.click;
import static dev.nines.runner.browser.Surroundings.css;
import static dev.nines.runner.browser.Surroundings.impatient;
import static dev.nines.runner.browser.Surroundings.open;
import static dev.nines.runner.browser.Surroundings.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.BrowserAct;
import dev.nines.journey.JourneyFixture;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.runner.hostile.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser that ends in the middle is never the target's fault, and leaves nothing behind. */
class LostBrowserTest {

  private static final String WAITING =
      "<h1>Hello</h1><script>fetch('/here')</script><button hidden>Chat</button>";

  private static final String CALM = "<h1>Hello</h1>";

  @Test
  void chromiumIsKilled() throws Exception {
    survives(arguments ->
        arguments.contains("--remote-debugging-pipe") && !arguments.contains("--type="));
  }

  @Test
  void aRendererIsKilled() throws Exception {
    survives(arguments -> arguments.contains("--type=renderer"));
  }

  @Test
  void theDriverIsKilled() throws Exception {
    survives(arguments -> arguments.contains("run-driver"));
  }

  @Test
  void chromiumHangs() throws Exception {
    survives(
        arguments ->
            arguments.contains("--remote-debugging-pipe") && !arguments.contains("--type="),
        "STOP",
        Duration.ofSeconds(3));
  }

  /** What the page does not do then is the browser's fault, unlike where the page itself hangs. */
  @Test
  void aRendererIsKilledWhoseScriptHasNoEnd() throws Exception {
    survives(
        arguments -> arguments.contains("--type=renderer"),
        "KILL",
        Surroundings.LONG,
        new BrowserAct.Evaluate(
            JourneyFixture.template("fetch('/now').then(() => { for (;;) ; })")));
  }

  @Test
  void aRendererIsStopped() throws Exception {
    survives(arguments -> arguments.contains("--type=renderer"), "STOP", Duration.ofSeconds(3));
  }

  @Test
  void chromiumHangsUnderAScriptThatHasNoEnd() throws Exception {
    survives(
        arguments ->
            arguments.contains("--remote-debugging-pipe") && !arguments.contains("--type="),
        "STOP",
        Duration.ofSeconds(3),
        new BrowserAct.Evaluate(
            JourneyFixture.template("fetch('/now').then(() => new Promise(() => {}))")));
  }

  @Test
  void theDriverHangs() throws Exception {
    survives(arguments -> arguments.contains("run-driver"), "STOP", Duration.ofSeconds(3));
  }

  private static void survives(Predicate<String> victims) throws Exception {
    survives(victims, "KILL", Surroundings.LONG);
  }

  /** Ends processes when a page is open and the customer waits for a button that is hidden. */
  private static void survives(Predicate<String> victims, String signal, Duration patience)
      throws Exception {
    survives(victims, signal, patience, click("Chat"));
  }

  private static void survives(
      Predicate<String> victims, String signal, Duration patience, BrowserAct act)
      throws Exception {
    SystemBrowser.want();
    var folders = new HashSet<Path>();
    var browser = Surroundings.browser();
    try (var site = new Surroundings(browser)) {
      site.page("/", act instanceof BrowserAct.Click ? WAITING : CALM);
      site.page("/still", "<button>Chat</button>");
      for (var path : List.of("/here", "/now")) {
        site.answers(
            path,
            exchange -> {
              folders.addAll(folders());
              answer(exchange, 200, "ok");
              signal(victims, signal);
            });
      }
      var lost = site.play(open("/"), impatient("chat", act, patience, patience.multipliedBy(2)));
      assertThat(lost.settled().outcome())
          .isInstanceOfSatisfying(
              Outcome.Inconclusive.class,
              outcome -> assertThat(outcome.cause()).isEqualTo(Cause.BROWSER));
      var next =
          site.play(
              step("open", new BrowserAct.OpenPage(JourneyFixture.template("/still"))),
              step("chat", click("Chat")));
      assertThat(next.settled().outcome()).isEqualTo(new Outcome.Passed());
    } finally {
      browser.close();
    }
    awaitNoneLeft();
    assertThat(folders).isNotEmpty().allSatisfy(folder -> assertThat(folder).doesNotExist());
  }

  private static void signal(Predicate<String> victims, String signal) throws IOException {
    var all = processes(victims);
    if (all.isEmpty()) {
      throw new IllegalStateException("there is no such process");
    }
    for (var process : all) {
      try {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static List<ProcessHandle> processes(Predicate<String> wanted) {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> wanted.test(command(process)))
        .toList();
  }

  private static String command(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException _) {
      return "";
    }
  }

  static void awaitNoneLeft() throws Exception {
    for (var process : processes(c -> c.contains("chrom") || c.contains("run-driver"))) {
      var _ = process.onExit().get(20, TimeUnit.SECONDS);
    }
  }

  /** Where what is started here has what it needs for a while, and nobody else has. */
  private static Set<Path> folders() throws IOException {
    var folders = new HashSet<Path>();
    for (var process : processes(c -> c.contains("run-driver"))) {
      var environment = Files.readString(Path.of("/proc/" + process.pid() + "/environ"));
      for (var variable : environment.split("\0", -1)) {
        if (variable.startsWith("TMPDIR=")) {
          folders.add(Path.of(variable.substring("TMPDIR=".length())));
        }
      }
    }
    return folders;
  }

  @Test
  void nothingIsStartedBeforeARunNeedsIt() throws Exception {
    try (var browser = Surroundings.browser()) {
      assertThat(browser).isNotNull();
      assertThat(processes(c -> c.contains("run-driver"))).isEmpty();
    }
  }

  @Test
  void withoutABrowserARunIsInconclusiveAndSaysWhatToInstall(@TempDir Path folder)
      throws Exception {
    var none = folder.resolve("chromium").toString();
    assertThat(outcome(Map.of("NINES_CHROMIUM", none)))
        .isEqualTo(
            new Outcome.Inconclusive(
                Cause.BROWSER,
                "no browser: "
                    + none
                    + " is no program. NINES_CHROMIUM or PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH names"
                    + " it"));
  }

  @Test
  void anOldNodeIsNotTaken(@TempDir Path folder) throws Exception {
    SystemBrowser.want();
    var old = Files.writeString(folder.resolve("node"), "#!/bin/sh\necho v16.20.1\n");
    assertThat(old.toFile().setExecutable(true)).isTrue();
    assertThat(outcome(Map.of("NINES_NODE", old.toString())))
        .isEqualTo(
            new Outcome.Inconclusive(
                Cause.BROWSER,
                "no browser: Playwright's driver needs Node.js 18 or newer, and "
                    + old
                    + " is version 16. Install a newer one, or name its program with NINES_NODE"));
  }

  private static Outcome outcome(Map<String, String> environment) throws Exception {
    try (var browser = new BrowserExecutor(SystemBrowser.options(environment));
        var site = new Surroundings(browser)) {
      Played played = site.play(open("/"), step("see", new BrowserAct.WaitFor(css("h1"), true)));
      return played.settled().outcome();
    }
  }
}

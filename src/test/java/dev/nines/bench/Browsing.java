package dev.nines.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How fast and at what cost Nines plays a journey in a browser, one at a time, beside the same as a
 * test of Playwright: a test run for each, as those do it who call it from a schedule, and one test
 * run that repeats it.
 */
final class Browsing implements Part {

  private static final int WARM_UP = 5;
  private static final int RUNS = 60;
  private static final int CALLS = 12;
  private static final double GOAL = 3;

  /** What one of them takes: runs a minute, and for each run seconds of processors; MiB at most. */
  private record Taken(double rate, double processor, double memory) {}

  @Override
  public void measure(Workbench workbench, Java java, ObjectNode result)
      throws IOException, InterruptedException {
    try (var page = new ChatPage()) {
      PlaywrightTests.prepare(page, chromium());
      var _ = PlaywrightTests.play(1); // The files are in the system's cache from here on.
      var nines = nines(workbench, java, page);
      var calls = calls();
      var repeated = PlaywrightTests.play(RUNS);
      tell(
          result,
          nines,
          calls,
          new Taken(
              RUNS * 60 / repeated.seconds(),
              repeated.processorSeconds() / RUNS,
              repeated.peakMebibytes()));
    }
  }

  static String chromium() throws IOException {
    var named = System.getenv("NINES_CHROMIUM");
    return Stream.of(named == null ? "" : named, "/usr/bin/chromium", "/usr/bin/google-chrome")
        .filter(program -> !program.isEmpty() && Files.isExecutable(Path.of(program)))
        .findFirst()
        .orElseThrow(() -> new IOException("there is no Chromium: apt-get install chromium"));
  }

  static Led start(Workbench workbench, Java java, ChatPage page) throws IOException {
    var journey = workbench.write("chat-page.yaml", page.journey());
    var command = new ArrayList<>(java.command(BrowserRuns.class, journey));
    command.add(1, "-Djava.io.tmpdir=" + Files.createDirectories(temporary()));
    return workbench.start("browser-runs", command);
  }

  /** Where what is started has its temporary files. */
  private static Path temporary() {
    return Path.of("/tmp", "nines-bench-" + ProcessHandle.current().pid());
  }

  /** How many temporary files and folders are left there; no folder, no more. */
  static int leftovers() throws IOException {
    try (var left = Files.list(temporary())) {
      int count = (int) left.count();
      if (count == 0) {
        Files.deleteIfExists(temporary());
      }
      return count;
    }
  }

  private static Taken nines(Workbench workbench, Java java, ChatPage page) throws IOException {
    try (var process = start(workbench, java, page);
        var household = Household.of(process.handle())) {
      play(process, WARM_UP);
      double processor = household.processorSeconds();
      long begun = System.nanoTime();
      play(process, RUNS);
      double seconds = (System.nanoTime() - begun) / 1e9;
      return new Taken(
          RUNS * 60 / seconds,
          (household.processorSeconds() - processor) / RUNS,
          household.peakMebibytes());
    }
  }

  /** Has runs played, all of which must be good. */
  static void play(Led process, int times) throws IOException {
    var outcomes = process.ask(Integer.toString(times)).split(" ", -1);
    if (!Stream.of(outcomes).allMatch("passed"::equals)) {
      throw new IOException("runs were not good: " + process.errors());
    }
  }

  private static Taken calls() throws IOException, InterruptedException {
    List<PlaywrightTests> all = new ArrayList<>();
    for (int call = 0; call < CALLS; call++) {
      all.add(PlaywrightTests.play(1));
    }
    return new Taken(
        60 / Median.of(all.stream().map(PlaywrightTests::seconds).toList()),
        Median.of(all.stream().map(PlaywrightTests::processorSeconds).toList()),
        Median.of(all.stream().map(PlaywrightTests::peakMebibytes).toList()));
  }

  private static void tell(ObjectNode result, Taken nines, Taken calls, Taken repeated) {
    put(result.putObject("nines"), nines);
    put(result.putObject("playwrightForEachRun"), calls);
    put(result.putObject("playwrightRepeating"), repeated);
    var table =
        new Table(
            "One browser, one run at a time, beside npx playwright test (one worker)",
            "",
            "nines",
            "a call for each run",
            "ratio",
            "one call, repeating",
            "ratio",
            "goal, of a call for each");
    table.row(
        "runs a minute",
        Table.number(nines.rate, 0),
        Table.number(calls.rate, 0),
        Table.number(nines.rate / calls.rate, 2),
        Table.number(repeated.rate, 0),
        Table.number(nines.rate / repeated.rate, 2),
        Table.goal("at least 3 times", nines.rate >= GOAL * calls.rate));
    table.row(
        "processor time of a run, s",
        Table.number(nines.processor, 2),
        Table.number(calls.processor, 2),
        Table.number(nines.processor / calls.processor, 2),
        Table.number(repeated.processor, 2),
        Table.number(nines.processor / repeated.processor, 2),
        Table.goal("less", nines.processor < calls.processor));
    table.row(
        "memory at most, MiB",
        Table.number(nines.memory, 0),
        Table.number(calls.memory, 0),
        Table.number(nines.memory / calls.memory, 2),
        Table.number(repeated.memory, 0),
        Table.number(nines.memory / repeated.memory, 2),
        Table.goal("less", nines.memory < calls.memory));
    table.print();
  }

  private static void put(ObjectNode to, Taken taken) {
    to.put("runsPerMinute", taken.rate)
        .put("processorSecondsPerRun", taken.processor)
        .put("peakMebibytes", taken.memory);
  }
}

package dev.nines.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A thousand journeys on their schedules, against a server that knows its own delay. */
final class Punctuality implements Part {

  private static final int JOURNEYS = 1_000;
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Duration DELAY = Duration.ofMillis(50);
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration WINDOW = Duration.ofSeconds(60);

  /** For the last runs of the window to end. */
  private static final Duration TAIL = Duration.ofSeconds(1);

  @Override
  public void measure(Workbench workbench, Java java, ObjectNode result)
      throws IOException, InterruptedException {
    try (var server = workbench.start("server", java.command(PunctualServer.class, DELAY));
        var prober =
            workbench.start(
                "timetabled",
                java.command(Timetabled.class, server.answer(), JOURNEYS, INTERVAL.toSeconds()))) {
      prober.answer();
      Thread.sleep(WARM_UP);
      var from = Instant.now();
      double before = prober.processorSeconds();
      Thread.sleep(WINDOW);
      double processor = prober.processorSeconds() - before;
      var window = new Window(from.toEpochMilli(), from.plus(WINDOW).toEpochMilli());
      double memory = prober.residentMebibytes();
      Thread.sleep(TAIL);
      var lateness = window.lateness(prober.ask("tell"));
      var runs = window.runs(prober.answer(), delays(server.ask("tell")));
      tell(lateness, runs, processor, memory, result);
    }
  }

  private static Map<String, Long> delays(String book) {
    Map<String, Long> delays = new HashMap<>();
    var words = book.strip().split(" ", -1);
    for (int i = 0; i + 1 < words.length; i += 2) {
      delays.put(words[i], Long.parseLong(words[i + 1]));
    }
    return delays;
  }

  private record Runs(int good, List<Double> whole, List<Double> processing) {}

  /** The runs whose intended starts lie between two instants, in milliseconds of the epoch. */
  private record Window(long from, long to) {

    boolean contains(String millis) {
      long at = Long.parseLong(millis);
      return at >= from && at < to;
    }

    /** In milliseconds. */
    List<Double> lateness(String starts) {
      List<Double> found = new ArrayList<>();
      for (var start : starts.strip().split(" ", -1)) {
        var fields = start.split(",", -1);
        if (contains(fields[0])) {
          found.add(Long.parseLong(fields[1]) / 1e6);
        }
      }
      return found;
    }

    /** What was measured above the server's own delay, in milliseconds. */
    Runs runs(String told, Map<String, Long> delays) throws IOException {
      int good = 0;
      List<Double> whole = new ArrayList<>();
      List<Double> processing = new ArrayList<>();
      for (var run : told.split(" ", -1)) {
        var fields = run.split(",", -1);
        if (!contains(fields[1])) {
          continue;
        }
        var delay = delays.get(fields[0]);
        if (delay == null) {
          throw new IOException("the server knows nothing of run " + fields[0]);
        }
        good += fields[2].equals("passed") ? 1 : 0;
        whole.add((Long.parseLong(fields[3]) - delay) / 1e6);
        processing.add((Long.parseLong(fields[4]) - delay) / 1e6);
      }
      return new Runs(good, whole, processing);
    }
  }

  private static void tell(
      List<Double> lateness, Runs runs, double processor, double memory, ObjectNode result) {
    long expected = JOURNEYS * WINDOW.toSeconds() / INTERVAL.toSeconds();
    long missed = expected - runs.good();
    double share = 100 * processor / WINDOW.toSeconds();
    result
        .put("journeys", JOURNEYS)
        .put("intervalSeconds", INTERVAL.toSeconds())
        .put("expected", expected)
        .put("passed", runs.good())
        .put("missed", missed)
        .put("processorPercentOfOneCore", share)
        .put("residentMebibytes", memory);
    var table =
        new Table(
            "%,d journeys of one HTTP step every %d s for %d s; the server answers after %d ms"
                .formatted(JOURNEYS, INTERVAL.toSeconds(), WINDOW.toSeconds(), DELAY.toMillis()),
            "",
            "p50",
            "p99",
            "max",
            "goal");
    row(table, result, "startLatenessMs", "start lateness, ms", lateness, 20);
    row(
        table,
        result,
        "attemptAboveDelayMs",
        "whole attempt above the server's delay, ms",
        runs.whole(),
        1);
    row(
        table,
        result,
        "processingAboveDelayMs",
        "phase processing above it, ms",
        runs.processing(),
        1);
    table.row(
        "runs that passed / called for",
        "",
        Integer.toString(runs.good()),
        Long.toString(expected),
        Table.goal("none missed", missed == 0));
    table.row("processor, % of one core", "", "", Table.number(share, 1), "");
    table.row("memory, MiB", "", "", Table.number(memory, 0), "");
    table.print();
  }

  private static void row(
      Table table, ObjectNode result, String key, String what, List<Double> values, double goal) {
    double p50 = Median.quantile(values, 0.5);
    double p99 = Median.quantile(values, 0.99);
    double most = Median.quantile(values, 1);
    result.putObject(key).put("p50", p50).put("p99", p99).put("max", most);
    table.row(
        what,
        Table.number(p50, 2),
        Table.number(p99, 2),
        Table.number(most, 2),
        Table.goal("p99 below " + Table.number(goal, 0), p99 < goal));
  }
}

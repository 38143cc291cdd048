package dev.nines.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Nines and the exporter probe the same server in turns, each as fast as it can. */
final class SideBySide implements Part {

  /** Probes at a time. */
  private static final int WIDTH = 32;

  private static final int ROUNDS = 3;
  private static final Duration REST = Duration.ofSeconds(3);
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration SETTLED = Duration.ofSeconds(1);
  private static final Duration WINDOW = Duration.ofSeconds(10);

  @Override
  public void measure(Workbench workbench, Java java, ObjectNode result)
      throws IOException, InterruptedException {
    var nginx = Nginx.start(workbench);
    var theirs = new Score(Exporter.start(workbench, nginx.url(), WIDTH));
    var ours = new Score(Nines.start(workbench, java, nginx.url(), WIDTH));
    var sides = List.of(theirs, ours);
    Thread.sleep(REST);
    for (var side : sides) {
      side.atRest = side.contender.process().residentMebibytes();
    }
    for (var side : sides) {
      side.contender.go();
      Thread.sleep(WARM_UP);
      side.contender.stop();
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (var side : sides) {
        window(side, nginx);
      }
    }
    for (var side : sides) {
      side.keep(result.putObject(side.contender.name()));
      side.contender.process().close();
    }
    table(theirs, ours, result.putObject("ratios")).print();
  }

  private static void window(Score side, Nginx nginx) throws IOException, InterruptedException {
    var process = side.contender.process();
    side.contender.go();
    Thread.sleep(SETTLED);
    long begun = System.nanoTime();
    var before = nginx.counts();
    double processorBefore = process.processorSeconds();
    Thread.sleep(WINDOW);
    double seconds = (System.nanoTime() - begun) / 1e9;
    var after = nginx.counts();
    double processor = process.processorSeconds() - processorBefore;
    side.underLoad = Math.max(side.underLoad, process.residentMebibytes());
    side.contender.stop();
    // The second question for the counts is counted among their requests.
    double probes = after.requests() - before.requests() - 1.0;
    side.rates.add(probes / seconds);
    side.microseconds.add(processor * 1e6 / probes);
    side.connections.add((after.connections() - before.connections()) / probes);
  }

  private static Table table(Score theirs, Score ours, ObjectNode ratios) {
    double rate = Median.of(ours.rates) / Median.of(theirs.rates);
    double processor = Median.of(ours.microseconds) / Median.of(theirs.microseconds);
    double atRest = ours.atRest / theirs.atRest;
    double underLoad = ours.underLoad / theirs.underLoad;
    ratios
        .put("rate", rate)
        .put("processor", processor)
        .put("memoryAtRest", atRest)
        .put("memoryUnderLoad", underLoad);
    var table =
        new Table(
            "Probes of nginx, a new connection each, %d at a time; medians of %d windows of %d s"
                .formatted(WIDTH, ROUNDS, WINDOW.toSeconds()),
            "",
            theirs.contender.name(),
            ours.contender.name(),
            "ratio",
            "goal");
    row(
        table,
        "probes per second",
        Median.of(theirs.rates),
        Median.of(ours.rates),
        rate,
        Table.goal("at least 1", rate >= 1));
    row(
        table,
        "processor time per probe, µs",
        Median.of(theirs.microseconds),
        Median.of(ours.microseconds),
        processor,
        Table.goal("below 1", processor < 1));
    row(table, "memory at rest, MiB", theirs.atRest, ours.atRest, atRest, "");
    row(table, "memory under load, MiB", theirs.underLoad, ours.underLoad, underLoad, "");
    return table;
  }

  private static void row(
      Table table, String what, double theirs, double ours, double ratio, String goal) {
    table.row(what, Table.number(theirs, 0), Table.number(ours, 0), Table.number(ratio, 2), goal);
  }

  /** What one side did in its windows. */
  private static final class Score {
    private final Contender contender;
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> microseconds = new ArrayList<>();
    private final List<Double> connections = new ArrayList<>();
    private double atRest;
    private double underLoad;

    Score(Contender contender) {
      this.contender = contender;
    }

    void keep(ObjectNode node) {
      node.put("probesPerSecond", Median.of(rates))
          .put("processorMicrosecondsPerProbe", Median.of(microseconds))
          .put("connectionsPerProbe", Median.of(connections))
          .put("residentMebibytesAtRest", atRest)
          .put("residentMebibytesUnderLoad", underLoad);
      rates.forEach(node.putArray("ratesOfWindows")::add);
      microseconds.forEach(node.putArray("microsecondsOfWindows")::add);
    }
  }
}

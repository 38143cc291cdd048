package dev.nines.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How soon {@code ./nines run} does a journey's first step, and what it takes, beside Java's own
 * start.
 */
final class Starting implements Part {

  private static final int ROUNDS = 9;
  private static final double GOAL_SECONDS = 0.8;

  private final List<Double> firstSteps = new ArrayList<>();
  private final Cost run = new Cost();
  private final Cost version = new Cost();

  @Override
  public void measure(Workbench workbench, Java java, ObjectNode result)
      throws IOException, InterruptedException {
    try (var server = new PunctualServer(Duration.ZERO)) {
      var journey =
          workbench.write(
              "trivial.yaml",
              """
              journey: trivial
              steps:
                - get: %s/
                  expect: status == 200
              """
                  .formatted(server.url()));
      var times = workbench.folder().resolve("times");
      for (int round = 0; round <= ROUNDS; round++) {
        server.served().clear();
        long begun = System.nanoTime();
        timed(run, times, List.of("./nines", "run", journey.toString()));
        var served = server.served().poll(1, TimeUnit.SECONDS);
        if (served == null) {
          throw new IOException("./nines run did not ask the server");
        }
        firstSteps.add((served.begun() - begun) / 1e9);
        timed(version, times, List.of(Java.executable(), "-version"));
        if (round == 0) { // The files are in the system's cache from here on.
          firstSteps.clear();
          run.clear();
          version.clear();
        }
      }
    }
    tell(result);
  }

  /** The shell measures: it waits for the process, so that all of its processor time is known. */
  private static void timed(Cost cost, Path times, List<String> command)
      throws IOException, InterruptedException {
    var shell =
        new ArrayList<>(
            List.of(
                "bash",
                "-c",
                "TIMEFORMAT='%R %U %S'; { time \"$@\" >/dev/null 2>&1; } 2>\"$0\"",
                times.toString()));
    shell.addAll(command);
    int status = new ProcessBuilder(shell).redirectErrorStream(true).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException(String.join(" ", command) + " ended with status " + status);
    }
    var fields = Files.readString(times).strip().split(" ", -1);
    cost.wall.add(Double.parseDouble(fields[0]));
    cost.processor.add(Double.parseDouble(fields[1]) + Double.parseDouble(fields[2]));
  }

  private void tell(ObjectNode result) {
    double first = Median.of(firstSteps);
    result
        .put("firstStepSeconds", first)
        .put("runWallSeconds", Median.of(run.wall))
        .put("runProcessorSeconds", Median.of(run.processor))
        .put("javaVersionWallSeconds", Median.of(version.wall))
        .put("javaVersionProcessorSeconds", Median.of(version.processor));
    var table =
        new Table(
            "Starting ./nines run, one step; medians of " + ROUNDS,
            "",
            "nines run",
            "java -version",
            "ratio",
            "goal");
    table.row(
        "to the first step, s",
        Table.number(first, 2),
        "",
        "",
        Table.goal("below " + GOAL_SECONDS, first < GOAL_SECONDS));
    row(table, "whole, s", Median.of(run.wall), Median.of(version.wall));
    row(table, "processor, s", Median.of(run.processor), Median.of(version.processor));
    table.print();
  }

  private static void row(Table table, String what, double ours, double theirs) {
    table.row(
        what, Table.number(ours, 2), Table.number(theirs, 2), Table.number(ours / theirs, 1), "");
  }

  private static final class Cost {
    private final List<Double> wall = new ArrayList<>();
    private final List<Double> processor = new ArrayList<>();

    void clear() {
      wall.clear();
      processor.clear();
    }
  }
}

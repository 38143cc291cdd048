package dev.nines.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Kills or stops the browser, a renderer or Playwright's driver at some moment of a run, a hundred
 * times: none of these runs may fail, as the page is well, and all that follow must be good.
 */
final class KilledBrowsers implements Part {

  private static final int ROUNDS = 100;

  /** A run's deadline is 50 s; starting a browser anew and saying that one hangs come on top. */
  private static final long DEADLINE_SECONDS = 80;

  private static final Map<String, Predicate<List<String>>> VICTIMS =
      Map.of(
          "browser",
              arguments ->
                  arguments.contains("--remote-debugging-pipe")
                      && arguments.stream().noneMatch(each -> each.startsWith("--type=")),
          "renderer", arguments -> arguments.contains("--type=renderer"),
          "driver", arguments -> arguments.contains("run-driver"));

  private final Random random = new Random();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private int wrong;
  private int late;
  private double longest;

  /** How long a run takes where nothing is killed. */
  private long typical;

  @Override
  public void measure(Workbench workbench, Java java, ObjectNode result)
      throws IOException, InterruptedException {
    try (var page = new ChatPage()) {
      var process = Browsing.start(workbench, java, page);
      List<ProcessHandle> left;
      try (process) {
        Browsing.play(process, 3);
        long begun = System.nanoTime();
        Browsing.play(process, 3);
        typical = (System.nanoTime() - begun) / 3;
        for (int round = 0; round < ROUNDS; round++) {
          round(process);
        }
        left = process.finish();
      }
      int leftFolders = Browsing.leftovers();
      result
          .put("rounds", ROUNDS)
          .put("wrongOutcomes", wrong)
          .put("late", late)
          .put("longestSeconds", longest)
          .put("processesLeft", left.size())
          .put("foldersLeft", leftFolders);
      var table =
          new Table("A browser, a renderer or a driver is killed or stopped", "", "", "goal");
      table.row("rounds", Integer.toString(ROUNDS), "");
      outcomes.forEach((word, times) -> table.row(word, Integer.toString(times), ""));
      table.row("wrong outcomes", Integer.toString(wrong), Table.goal("none", wrong == 0));
      table.row("longest run, s", Table.number(longest, 1), "");
      table.row("after the deadline", Integer.toString(late), Table.goal("none", late == 0));
      table.row(
          "left behind",
          left.size() + " processes, " + leftFolders + " folders",
          Table.goal("nothing", left.isEmpty() && leftFolders == 0));
      table.print();
    }
  }

  /** A run with something killed in it, and one that must be good. */
  private void round(Led process) throws IOException, InterruptedException {
    var names = List.copyOf(VICTIMS.keySet());
    var name = names.get(random.nextInt(names.size()));
    var signal = random.nextInt(5) == 0 ? "STOP" : "KILL";
    long after = random.nextLong(typical);
    var killer =
        Thread.ofPlatform()
            .start(() -> {
              LockSupport.parkNanos(after);
              kill(process, VICTIMS.get(name), signal);
            });
    long begun = System.nanoTime();
    var outcome = process.ask("1");
    double seconds = (System.nanoTime() - begun) / 1e9;
    killer.join();
    longest = Math.max(longest, seconds);
    late += seconds > DEADLINE_SECONDS ? 1 : 0;
    outcomes.merge(signal + " " + name + ": " + outcome, 1, Integer::sum);
    wrong += List.of("passed", "inconclusive").contains(outcome) ? 0 : 1;
    var next = process.ask("1");
    if (next.equals("inconclusive")) {
      next = process.ask("1"); // What was killed too late for its run was killed in the next.
    }
    wrong += next.equals("passed") ? 0 : 1;
  }

  private static void kill(Led process, Predicate<List<String>> victims, String signal) {
    process
        .handle()
        .descendants()
        .filter(each ->
            victims.test(each.info().arguments().map(Stream::of).orElseGet(Stream::empty).toList()))
        .forEach(each -> {
          try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(each.pid()))
                .redirectErrorStream(true)
                .start()
                .waitFor();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }
}

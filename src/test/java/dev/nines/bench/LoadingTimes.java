package dev.nines.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** How long journeys take to load. */
final class LoadingTimes implements Part {

  private static final double GOAL_OF_FILE = 50;
  private static final double GOAL_OF_FOLDER = 5_000;

  @Override
  public void measure(Workbench workbench, Java java, ObjectNode result) throws IOException {
    double cold;
    double warm;
    double unseen;
    double changed;
    try (var loading = workbench.start("loading", java.command(Loading.class))) {
      cold = Double.parseDouble(loading.answer());
      warm = Double.parseDouble(loading.answer());
      unseen = Double.parseDouble(loading.answer());
      changed = Double.parseDouble(loading.answer());
    }
    result
        .put("folderColdMs", cold)
        .put("folderChangedMs", warm)
        .put("fileOf50StepsMs", unseen)
        .put("fileOf50StepsChangedMs", changed);
    var table = new Table("Loading journeys", "", "ms", "of goal", "goal");
    row(table, "1,000 files of 8 steps, in a process just started", cold, GOAL_OF_FOLDER);
    row(table, "the same with one file changed (median)", warm, GOAL_OF_FILE);
    row(table, "a new file of 50 steps, warm (median)", unseen, GOAL_OF_FILE);
    row(table, "the same with a step more (median)", changed, GOAL_OF_FILE);
    table.print();
  }

  private static void row(Table table, String what, double milliseconds, double goal) {
    table.row(
        what,
        Table.number(milliseconds, 1),
        Table.number(milliseconds / goal, 2),
        Table.goal("below " + Table.number(goal, 0), milliseconds < goal));
  }
}

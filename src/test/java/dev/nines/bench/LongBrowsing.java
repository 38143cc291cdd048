package dev.nines.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/**
 * Whether a thousand runs in a browser leave anything behind: memory, files, folders, processes.
 */
final class LongBrowsing implements Part {

  private static final int RUNS = 1_000;
  private static final int EARLY = 100;
  private static final double GOAL = 1.1;

  @Override
  public void measure(Workbench workbench, Java java, ObjectNode result)
      throws IOException, InterruptedException {
    try (var page = new ChatPage()) {
      var process = Browsing.start(workbench, java, page);
      List<ProcessHandle> left;
      var table =
          new Table(
              "A thousand runs in a row in one slot", "after", "memory, MiB", "open files", "goal");
      double early = 0;
      double last = 0;
      long earlyFiles = 0;
      long lastFiles = 0;
      try (process;
          var household = Household.of(process.handle())) {
        for (int run = EARLY; run <= RUNS; run += EARLY) {
          Browsing.play(process, EARLY);
          last = household.mebibytes();
          lastFiles = household.openFiles();
          early = run == EARLY ? last : early;
          earlyFiles = run == EARLY ? lastFiles : earlyFiles;
          var goal =
              run < RUNS
                  ? ""
                  : Table.goal("at most 1.1 times that after 100", last <= GOAL * early)
                      + "; "
                      + Table.goal("no more files", lastFiles <= earlyFiles);
          table.row(
              Integer.toString(run),
              Table.number(last, 0),
              Table.number((double) lastFiles, 0),
              goal);
        }
        left = process.finish();
      }
      int leftFolders = Browsing.leftovers();
      table.row(
          "the end",
          left.size() + " processes",
          leftFolders + " folders",
          Table.goal("nothing left", left.isEmpty() && leftFolders == 0));
      table.print();
      result
          .put("mebibytesAfter100", early)
          .put("mebibytesAfter1000", last)
          .put("openFilesAfter100", earlyFiles)
          .put("openFilesAfter1000", lastFiles)
          .put("processesLeft", left.size())
          .put("foldersLeft", leftFolders);
    }
  }
}

package dev.nines.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;

/** Whether a history stands a hundred sudden ends of its writer. */
final class Killing implements Part {

  private static final int ROUNDS = 100;
  private static final int LOCKED_EVERY = 10;

  @Override
  public void measure(Workbench workbench, Java java, ObjectNode result)
      throws IOException, SQLException {
    var outcome =
        SuddenEnds.of(
            workbench.folder().resolve("killed.db"), ROUNDS, LOCKED_EVERY, System.nanoTime());
    result
        .put("rounds", outcome.rounds())
        .put("acknowledged", outcome.acknowledged())
        .put("kept", outcome.kept())
        .put("problems", outcome.problems().size());
    var table = new Table("A history whose writer is killed (kill -9)", "", "", "goal");
    table.row("rounds", Table.number(outcome.rounds(), 0), "");
    table.row(
        "entries that were acknowledged", Table.number((double) outcome.acknowledged(), 0), "");
    table.row("runs that are kept", Table.number((double) outcome.kept(), 0), "");
    table.row(
        "lost, or not adding up",
        Table.number(outcome.problems().size(), 0),
        Table.goal("none", outcome.problems().isEmpty()));
    table.print();
    outcome.problems().stream().limit(10).forEach(System.out::println);
  }
}

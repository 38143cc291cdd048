package dev.nines.store.sql;

import dev.nines.slo.BackendTime;
import dev.nines.slo.Details;
import dev.nines.slo.Outcomes;
import dev.nines.slo.Servers;
import dev.nines.slo.Slots;
import dev.nines.slo.Tally;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The columns of a tally that are numbers, in the order of the tables. */
final class Counted {

  static final List<String> COLUMNS =
      List.of(
          "passed",
          "degraded",
          "failed",
          "failed_by_dependency",
          "excluded",
          "inconclusive",
          "passed_over",
          "requests_up",
          "requests_down",
          "requests_unknown",
          "slots",
          "slots_value",
          "backends_up",
          "backends_known",
          "all_backends_up",
          "all_backends_known");

  private Counted() {}

  /** Reads a tally without details whose first number is in column {@code first}. */
  static Tally read(ResultSet row, int first) throws SQLException {
    var outcomes =
        new Outcomes(
            row.getLong(first),
            row.getLong(first + 1),
            row.getLong(first + 2),
            row.getLong(first + 3),
            row.getLong(first + 4),
            row.getLong(first + 5));
    long passedOver = row.getLong(first + 6);
    var servers =
        new Servers(row.getLong(first + 7), row.getLong(first + 8), row.getLong(first + 9));
    var slots = new Slots(row.getLong(first + 10), row.getLong(first + 11));
    var backends =
        new BackendTime(
            row.getLong(first + 12),
            row.getLong(first + 13),
            row.getLong(first + 14),
            row.getLong(first + 15));
    return new Tally(outcomes, passedOver, servers, slots, backends, Details.NONE);
  }

  /** Sets the numbers of a tally from the parameter {@code first} on. */
  static void set(PreparedStatement statement, int first, Tally tally) throws SQLException {
    var outcomes = tally.outcomes();
    var servers = tally.servers();
    var backends = tally.backends();
    long[] numbers = {
      outcomes.passed(),
      outcomes.degraded(),
      outcomes.failed(),
      outcomes.failedByDependency(),
      outcomes.excluded(),
      outcomes.inconclusive(),
      tally.passedOver(),
      servers.up(),
      servers.down(),
      servers.unknown(),
      tally.slots().count(),
      tally.slots().value(),
      backends.up(),
      backends.known(),
      backends.allUp(),
      backends.allKnown()
    };
    for (int i = 0; i < numbers.length; i++) {
      statement.setLong(first + i, numbers[i]);
    }
  }
}

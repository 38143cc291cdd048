package dev.nines.store.sql;

import dev.nines.slo.Resolution;
import dev.nines.slo.Window;
import dev.nines.store.Account.BadMinutes;
import dev.nines.store.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/** The minutes with a bad run, of which there is an index by subject. */
final class BadMinuteTable {

  private static final int ROWS_AT_ONCE = 2_000;

  private BadMinuteTable() {}

  /**
   * Tells of those of subjects in a window.
   *
   * @param numbers of the subjects
   * @param window in whole minutes
   */
  static void read(Connection connection, Map<Subject, Long> numbers, Window window, BadMinutes to)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT t.slot, d.details, "
                + String.join(", ", Counted.COLUMNS)
                + " FROM minute t LEFT JOIN "
                + SlotTable.details(Resolution.MINUTE)
                + " d ON d.slot = t.slot AND d.subject = t.subject"
                + " WHERE t.subject = ? AND t.slot >= ? AND t.slot < ? AND failed > 0"
                + " ORDER BY t.slot")) {
      statement.setFetchSize(ROWS_AT_ONCE);
      for (var subject : numbers.entrySet()) {
        statement.setLong(1, subject.getValue());
        statement.setLong(2, window.from().getEpochSecond());
        statement.setLong(3, window.to().getEpochSecond());
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            var row = new SlotRow(Counted.read(rows, 3), rows.getBytes(2));
            to.take(subject.getKey(), Instant.ofEpochSecond(rows.getLong(1)), row.tally());
          }
        }
      }
    }
  }
}

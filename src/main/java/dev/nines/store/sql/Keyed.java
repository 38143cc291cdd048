package dev.nines.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Asks for the rows of many keys in few statements: one per key would be as many ways to a database
 * that is far away.
 */
final class Keyed {

  private static final int KEYS_AT_ONCE = 250;

  private Keyed() {}

  /** Sets the parameters of a key, from {@code first} on. */
  interface Setter<K> {
    void set(PreparedStatement statement, int first, K key) throws SQLException;
  }

  /** Reads the row that the result set is at. */
  interface Row {
    void read(ResultSet row) throws SQLException;
  }

  /**
   * Asks for all keys.
   *
   * @param columns of a key, such as {@code slot, subject}
   * @param select follows a table {@code key} of these columns
   */
  static <K> void ask(
      Connection connection,
      String columns,
      String select,
      Collection<K> keys,
      Setter<K> setter,
      Row row)
      throws SQLException {
    int width = columns.split(",", -1).length;
    var all = new ArrayList<>(keys);
    for (int from = 0; from < all.size(); from += KEYS_AT_ONCE) {
      List<K> some = all.subList(from, Math.min(all.size(), from + KEYS_AT_ONCE));
      var marks = "(" + String.join(",", Collections.nCopies(width, "?")) + ")";
      var sql =
          "WITH key("
              + columns
              + ") AS (VALUES "
              + String.join(",", Collections.nCopies(some.size(), marks))
              + ") "
              + select;
      try (var statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < some.size(); i++) {
          setter.set(statement, 1 + i * width, some.get(i));
        }
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            row.read(rows);
          }
        }
      }
    }
  }
}

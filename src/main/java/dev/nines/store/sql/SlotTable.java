package dev.nines.store.sql;

import dev.nines.slo.Resolution;
import dev.nines.slo.Window;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of all slots of one length. */
final class SlotTable {

  private static final String COLUMNS = String.join(", ", Counted.COLUMNS);

  private final Resolution resolution;
  private final String name;

  SlotTable(Resolution resolution) {
    this.resolution = resolution;
    name = name(resolution);
  }

  static String name(Resolution resolution) {
    return switch (resolution) {
      case MINUTE -> "minute";
      case HOUR -> "hour";
      case DAY -> "day";
    };
  }

  /** The table of what is counted by name. */
  static String details(Resolution resolution) {
    return name(resolution) + "_details";
  }

  /** The rows that there are. */
  Map<SlotKey, SlotRow> rows(Connection connection, Collection<SlotKey> keys) throws SQLException {
    var found = new HashMap<SlotKey, SlotRow>();
    Keyed.ask(
        connection,
        "slot, subject",
        // A cross join keeps SQLite from reading the table and looking into the keys.
        "SELECT t.slot, t.subject, d.details, "
            + COLUMNS
            + " FROM key CROSS JOIN "
            + name
            + " t"
            + withDetails()
            + " WHERE t.slot = key.slot AND t.subject = key.subject",
        keys,
        (statement, first, key) -> {
          statement.setLong(first, key.slot());
          statement.setLong(first + 1, key.subject());
        },
        row -> found.put(new SlotKey(row.getLong(1), row.getLong(2)), row(row)));
    return found;
  }

  /** A table {@code wanted} of slots: from the first parameter on, before the second. */
  static String wanted(Resolution resolution) {
    long step = resolution.length().toSeconds();
    // The key begins with the slot, so each is asked for by itself.
    return "WITH RECURSIVE wanted(slot) AS (SELECT ? UNION ALL SELECT slot + "
        + step
        + " FROM wanted WHERE slot + "
        + step
        + " < ?)";
  }

  private String withDetails() {
    return " LEFT JOIN " + details(resolution) + " d ON d.slot = t.slot AND d.subject = t.subject";
  }

  /** Writes rows in the place of those that there are. */
  void write(Connection connection, Map<SlotKey, SlotRow> rows) throws SQLException {
    // In the order of the key, so that rows that lie side by side are written one after another,
    // and writers who share some meet them in the same order.
    var inOrder = new TreeMap<>(rows);
    writeNumbers(connection, inOrder);
    var changed = new TreeMap<>(inOrder);
    changed.values().removeIf(row -> !row.detailsChanged());
    writeDetails(connection, changed);
  }

  private void writeNumbers(Connection connection, SortedMap<SlotKey, SlotRow> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    var sql =
        "INSERT INTO "
            + name
            + " (slot, subject, "
            + COLUMNS
            + ") VALUES (?, ?"
            + String.join("", Collections.nCopies(Counted.COLUMNS.size(), ", ?"))
            + ") ON CONFLICT (slot, subject) DO UPDATE SET "
            + Counted.COLUMNS.stream()
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
    try (var statement = connection.prepareStatement(sql)) {
      for (var row : rows.entrySet()) {
        set(statement, row.getKey());
        Counted.set(statement, 3, row.getValue().counted());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void writeDetails(Connection connection, SortedMap<SlotKey, SlotRow> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    var table = details(resolution);
    try (var write =
            connection.prepareStatement(
                "INSERT INTO "
                    + table
                    + " (slot, subject, details) VALUES (?, ?, ?)"
                    + " ON CONFLICT (slot, subject) DO UPDATE SET details = excluded.details");
        var delete =
            connection.prepareStatement(
                "DELETE FROM " + table + " WHERE slot = ? AND subject = ?")) {
      for (var row : rows.entrySet()) {
        var details = row.getValue().details();
        var statement = details == null ? delete : write;
        set(statement, row.getKey());
        if (details != null) {
          statement.setBytes(3, details);
        }
        statement.addBatch();
      }
      write.executeBatch();
      delete.executeBatch();
    }
  }

  private static void set(PreparedStatement statement, SlotKey key) throws SQLException {
    statement.setLong(1, key.slot());
    statement.setLong(2, key.subject());
  }

  /**
   * The rows of a subject in a window, by slot.
   *
   * @param window in whole slots
   */
  SortedMap<Long, SlotRow> rows(Connection connection, long subject, Window window)
      throws SQLException {
    var sql =
        wanted(resolution)
            + " SELECT t.slot, t.subject, d.details, "
            + COLUMNS
            + " FROM wanted CROSS JOIN "
            + name
            + " t"
            + withDetails()
            + " WHERE t.slot = wanted.slot AND t.subject = ?";
    var found = new TreeMap<Long, SlotRow>();
    var held = held(connection, window);
    if (!held.isEmpty()) {
      try (var statement = connection.prepareStatement(sql)) {
        statement.setLong(1, held.from().getEpochSecond());
        statement.setLong(2, held.to().getEpochSecond());
        statement.setLong(3, subject);
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            found.put(rows.getLong(1), row(rows));
          }
        }
      }
    }
    return found;
  }

  /** The part of a window in which there are rows at all: one may begin with the epoch. */
  Window held(Connection connection, Window window) throws SQLException {
    try (var statement =
            connection.prepareStatement(
                "SELECT (SELECT min(slot) FROM "
                    + name
                    + "), (SELECT max(slot) FROM "
                    + name
                    + ")");
        var rows = statement.executeQuery()) {
      if (!rows.next() || rows.getObject(1) == null) {
        return new Window(window.to(), window.to());
      }
      var first = Instant.ofEpochSecond(rows.getLong(1));
      var end = Instant.ofEpochSecond(rows.getLong(2)).plus(resolution.length());
      var from = window.from().isAfter(first) ? window.from() : first;
      var to = window.to().isBefore(end) ? window.to() : end;
      return from.isBefore(to) ? new Window(from, to) : new Window(window.to(), window.to());
    }
  }

  private static SlotRow row(ResultSet row) throws SQLException {
    return new SlotRow(Counted.read(row, 4), row.getBytes(3));
  }
}

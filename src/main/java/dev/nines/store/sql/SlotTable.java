package dev.nines.store.sql;

import dev.nines.slo.Resolution;
import dev.nines.slo.Window;
import java.sql.Connection;
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

  /** The rows that there are. */
  Map<SlotKey, SlotRow> rows(Connection connection, Collection<SlotKey> keys) throws SQLException {
    var found = new HashMap<SlotKey, SlotRow>();
    Keyed.ask(
        connection,
        "slot, subject",
        // A cross join keeps SQLite from reading the table and looking into the keys.
        "SELECT t.slot, t.subject, details, "
            + COLUMNS
            + " FROM key CROSS JOIN "
            + name
            + " t WHERE t.slot = key.slot AND t.subject = key.subject",
        keys,
        (statement, first, key) -> {
          statement.setLong(first, key.slot());
          statement.setLong(first + 1, key.subject());
        },
        row -> found.put(new SlotKey(row.getLong(1), row.getLong(2)), row(row)));
    return found;
  }

  /** Writes rows in the place of those that there are. */
  void write(Connection connection, Map<SlotKey, SlotRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    var sql =
        "INSERT INTO "
            + name
            + " (slot, subject, details, "
            + COLUMNS
            + ") VALUES (?, ?, ?"
            + String.join("", Collections.nCopies(Counted.COLUMNS.size(), ", ?"))
            + ") ON CONFLICT (slot, subject) DO UPDATE SET details = excluded.details, "
            + Counted.COLUMNS.stream()
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
    try (var statement = connection.prepareStatement(sql)) {
      // In the order of the key, so that rows that lie side by side are written one after another,
      // and writers who share some meet them in the same order.
      for (var row : new TreeMap<>(rows).entrySet()) {
        statement.setLong(1, row.getKey().slot());
        statement.setLong(2, row.getKey().subject());
        statement.setBytes(3, row.getValue().details());
        Counted.set(statement, 4, row.getValue().counted());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * The rows of a subject in a window, by slot.
   *
   * @param window in whole slots
   */
  SortedMap<Long, SlotRow> rows(Connection connection, long subject, Window window)
      throws SQLException {
    long step = resolution.length().toSeconds();
    // The key begins with the slot, so each is asked for by itself.
    var sql =
        "WITH RECURSIVE wanted(slot) AS (SELECT ? UNION ALL SELECT slot + "
            + step
            + " FROM wanted WHERE slot + "
            + step
            + " < ?) SELECT t.slot, t.subject, details, "
            + COLUMNS
            + " FROM wanted CROSS JOIN "
            + name
            + " t WHERE t.slot = wanted.slot AND t.subject = ?";
    var held = held(connection, window);
    return held.isEmpty()
        ? new TreeMap<>()
        : rows(connection, sql, held.from(), held.to(), subject);
  }

  /** The part of a window in which there are rows at all: one may begin with the epoch. */
  private Window held(Connection connection, Window window) throws SQLException {
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

  /** The rows of a subject in a window that have a bad run, by slot. */
  SortedMap<Long, SlotRow> badRows(Connection connection, long subject, Window window)
      throws SQLException {
    var sql =
        "SELECT slot, subject, details, "
            + COLUMNS
            + " FROM "
            + name
            + " WHERE slot >= ? AND slot < ? AND subject = ? AND failed > 0";
    return rows(connection, sql, window.from(), window.to(), subject);
  }

  private static SortedMap<Long, SlotRow> rows(
      Connection connection, String sql, Instant from, Instant to, long subject)
      throws SQLException {
    var found = new TreeMap<Long, SlotRow>();
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, from.getEpochSecond());
      statement.setLong(2, to.getEpochSecond());
      statement.setLong(3, subject);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getLong(1), row(rows));
        }
      }
    }
    return found;
  }

  private static SlotRow row(ResultSet row) throws SQLException {
    return new SlotRow(Counted.read(row, 4), row.getBytes(3));
  }
}

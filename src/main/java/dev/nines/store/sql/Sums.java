package dev.nines.store.sql;

import dev.nines.slo.Details;
import dev.nines.slo.Tally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Sums up what was counted of subjects in a cover. A few subjects are looked up slot by slot; for
 * many all that lies in the slots is read, because it lies side by side.
 */
final class Sums {

  private static final int FEW = 16;
  private static final int ROWS_AT_ONCE = 2_000;

  private final Connection connection;
  private final Cover cover;
  private final Set<Long> subjects;

  Sums(Connection connection, Cover cover, Collection<Long> subjects) {
    this.connection = connection;
    this.cover = cover;
    this.subjects = Set.copyOf(subjects);
  }

  /** Without details; those with nothing are absent. */
  Map<Long, Tally> tallies() throws SQLException {
    var totals = new HashMap<Long, Tally>();
    var parts = parts();
    if (subjects.isEmpty() || parts.isEmpty()) {
      return totals;
    }
    var sql =
        "SELECT subject, "
            + sums(true)
            + " FROM ("
            + parts.stream()
                .map(part ->
                    "SELECT subject, "
                        + sums(part.added())
                        + " FROM ("
                        + rows(part, SlotTable.name(part.resolution()))
                        + ") slot GROUP BY subject")
                .collect(Collectors.joining(" UNION ALL "))
            + ") part GROUP BY subject";
    try (var statement = connection.prepareStatement(sql)) {
      int parameter = 1;
      for (var part : parts) {
        parameter = set(statement, parameter, part);
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var total = Counted.read(rows, 2);
          if (!total.isNone() && subjects.contains(rows.getLong(1))) {
            totals.put(rows.getLong(1), total);
          }
        }
      }
    }
    return totals;
  }

  private static String sums(boolean added) {
    return Counted.COLUMNS.stream()
        .map(column -> (added ? "sum(" : "-sum(") + column + ") " + column)
        .collect(Collectors.joining(", "));
  }

  /** Those with nothing are absent. */
  Map<Long, Details> details() throws SQLException {
    var sums = new HashMap<Long, Details>();
    // First all that is put in: a sketch cannot be less than nothing on the way either.
    for (boolean added : new boolean[] {true, false}) {
      for (var part : parts()) {
        if (part.added() == added) {
          merge(part, sums, added ? Details::plus : Details::minus);
        }
      }
    }
    sums.values().removeIf(Details::isNone);
    return sums;
  }

  private void merge(Cover.Part part, Map<Long, Details> sums, BinaryOperator<Details> operation)
      throws SQLException {
    if (subjects.isEmpty()) {
      return;
    }
    try (var statement =
        connection.prepareStatement(
            "SELECT subject, details FROM ("
                + rows(part, SlotTable.details(part.resolution()))
                + ") slot")) {
      statement.setFetchSize(ROWS_AT_ONCE);
      set(statement, 1, part);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          long subject = rows.getLong(1);
          if (subjects.contains(subject)) {
            var details = DetailsCodec.decode(rows.getBytes(2));
            sums.put(subject, operation.apply(sums.getOrDefault(subject, Details.NONE), details));
          }
        }
      }
    }
  }

  private boolean few() {
    return subjects.size() <= FEW;
  }

  /** A few subjects are looked up in slots that there are alone: a window may begin with time. */
  private List<Cover.Part> parts() throws SQLException {
    if (!few()) {
      return cover.parts();
    }
    var held = new ArrayList<Cover.Part>();
    for (var part : cover.parts()) {
      var window = new SlotTable(part.resolution()).held(connection, part.window());
      if (!window.isEmpty()) {
        held.add(new Cover.Part(part.resolution(), window, part.added()));
      }
    }
    return held;
  }

  private String rows(Cover.Part part, String table) {
    return few()
        ? SlotTable.wanted(part.resolution())
            + " SELECT t.* FROM wanted CROSS JOIN "
            + table
            + " t WHERE t.slot = wanted.slot AND t.subject IN ("
            + String.join(", ", Collections.nCopies(subjects.size(), "?"))
            + ")"
        : "SELECT * FROM " + table + " WHERE slot >= ? AND slot < ?";
  }

  private int set(PreparedStatement statement, int first, Cover.Part part) throws SQLException {
    int parameter = first;
    statement.setLong(parameter++, part.window().from().getEpochSecond());
    statement.setLong(parameter++, part.window().to().getEpochSecond());
    if (few()) {
      for (long subject : subjects) {
        statement.setLong(parameter++, subject);
      }
    }
    return parameter;
  }
}

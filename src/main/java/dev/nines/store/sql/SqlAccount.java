package dev.nines.store.sql;

import dev.nines.slo.Resolution;
import dev.nines.slo.Resolution.Stretch;
import dev.nines.slo.ScheduleTerm;
import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import dev.nines.store.Account;
import dev.nines.store.Subject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The account, summed over minutes, hours and days. */
final class SqlAccount implements Account {

  private static final String SUMS =
      Counted.COLUMNS.stream()
          .map(column -> "sum(" + column + ") " + column)
          .collect(Collectors.joining(", "));

  private final Reader reader;

  SqlAccount(Reader reader) {
    this.reader = reader;
  }

  @Override
  public Set<Subject> subjects() {
    return reader.read(connection -> new HashSet<>(SubjectTable.all(connection).values()));
  }

  @Override
  public Tally total(Subject subject, Window window) {
    return reader.read(connection -> {
      var total = Tally.NONE;
      var number = SubjectTable.known(connection, List.of(subject)).get(subject);
      if (number != null) {
        for (var stretch : cover(connection, window)) {
          var rows = new SlotTable(stretch.resolution()).rows(connection, number, stretch.window());
          for (var row : rows.values()) {
            total = total.plus(row.tally());
          }
        }
      }
      return total;
    });
  }

  @Override
  public Map<Subject, Tally> totals(Subject.Kind kind, Window window) {
    return reader.read(connection -> {
      var totals = new HashMap<Subject, Tally>();
      var stretches = cover(connection, window);
      if (!stretches.isEmpty()) {
        totals(connection, kind, stretches, totals);
      }
      return totals;
    });
  }

  private static void totals(
      Connection connection, Subject.Kind kind, List<Stretch> stretches, Map<Subject, Tally> to)
      throws SQLException {
    var parts =
        stretches.stream()
            .map(stretch ->
                "SELECT subject, "
                    + SUMS
                    + " FROM "
                    + SlotTable.name(stretch.resolution())
                    + " WHERE slot >= ? AND slot < ? GROUP BY subject")
            .collect(Collectors.joining(" UNION ALL "));
    var sql =
        "SELECT s.name, s.region, "
            + SUMS
            + " FROM ("
            + parts
            + ") t JOIN subject s ON s.id = t.subject WHERE s.kind = ?"
            + " GROUP BY s.id, s.name, s.region";
    try (var statement = connection.prepareStatement(sql)) {
      int parameter = 1;
      for (var stretch : stretches) {
        statement.setLong(parameter++, stretch.window().from().getEpochSecond());
        statement.setLong(parameter++, stretch.window().to().getEpochSecond());
      }
      statement.setString(parameter, kind.name());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var total = Counted.read(rows, 3);
          if (!total.isNone()) {
            to.put(new Subject(kind, rows.getString(1), rows.getString(2)), total);
          }
        }
      }
    }
  }

  /** Where minutes are gone, whole hours are counted. */
  private static List<Stretch> cover(Connection connection, Window window) throws SQLException {
    var gone = Horizon.read(connection).minutes();
    var from = window.from().isBefore(gone) ? Resolution.HOUR.floor(window.from()) : window.from();
    var to = window.to().isBefore(gone) ? Resolution.HOUR.ceil(window.to()) : window.to();
    return Resolution.cover(new Window(from, to)).stream()
        .filter(stretch -> !stretch.window().isEmpty())
        .toList();
  }

  @Override
  public SortedMap<Instant, Tally> slots(Subject subject, Window window, Resolution resolution) {
    var whole = new Window(resolution.floor(window.from()), resolution.ceil(window.to()));
    return tallies(
        subject, (connection, number) -> new SlotTable(resolution).rows(connection, number, whole));
  }

  @Override
  public SortedMap<Instant, Tally> badMinutes(Subject subject, Window window) {
    var whole =
        new Window(Resolution.MINUTE.floor(window.from()), Resolution.MINUTE.ceil(window.to()));
    return tallies(
        subject,
        (connection, number) ->
            new SlotTable(Resolution.MINUTE).badRows(connection, number, whole));
  }

  private interface Rows {
    SortedMap<Long, SlotRow> read(Connection connection, long subject) throws SQLException;
  }

  private SortedMap<Instant, Tally> tallies(Subject subject, Rows rows) {
    return reader.read(connection -> {
      var tallies = new TreeMap<Instant, Tally>();
      var number = SubjectTable.known(connection, List.of(subject)).get(subject);
      if (number != null) {
        rows.read(connection, number)
            .forEach((slot, row) -> tallies.put(Instant.ofEpochSecond(slot), row.tally()));
      }
      tallies.values().removeIf(Tally::isNone);
      return tallies;
    });
  }

  @Override
  public Map<Subject, List<ScheduleTerm>> terms(Window window) {
    return reader.read(connection -> TermTable.touching(connection, window));
  }
}

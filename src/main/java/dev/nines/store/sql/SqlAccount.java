package dev.nines.store.sql;

import dev.nines.slo.Details;
import dev.nines.slo.Resolution;
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

/** The account, summed over minutes, hours and days. */
final class SqlAccount implements Account {

  private final Reader reader;

  SqlAccount(Reader reader) {
    this.reader = reader;
  }

  @Override
  public Set<Subject> subjects() {
    return reader.read(connection -> new HashSet<>(SubjectTable.all(connection).values()));
  }

  @Override
  public Map<Subject, Tally> totals(Set<Subject> subjects, Window window) {
    return bySubject(subjects, window, Sums::tallies);
  }

  @Override
  public Map<Subject, Details> details(Set<Subject> subjects, Window window) {
    return bySubject(subjects, window, Sums::details);
  }

  private interface Summing<T> {
    Map<Long, T> of(Sums sums) throws SQLException;
  }

  private <T> Map<Subject, T> bySubject(Set<Subject> subjects, Window window, Summing<T> summing) {
    return reader.read(connection -> {
      var numbers = SubjectTable.known(connection, subjects);
      var sums = summing.of(new Sums(connection, cover(connection, window), numbers.values()));
      var found = new HashMap<Subject, T>();
      numbers.forEach((subject, number) -> {
        var sum = sums.get(number);
        if (sum != null) {
          found.put(subject, sum);
        }
      });
      return found;
    });
  }

  /** Where minutes are gone, whole hours are counted. */
  private static Cover cover(Connection connection, Window window) throws SQLException {
    var gone = Horizon.read(connection).minutes();
    var from =
        (window.from().isBefore(gone) ? Resolution.HOUR : Resolution.MINUTE).floor(window.from());
    var to = (window.to().isBefore(gone) ? Resolution.HOUR : Resolution.MINUTE).ceil(window.to());
    return Cover.of(new Window(from, to), nothingFrom(connection, to));
  }

  /** Nothing is counted from a moment on: so it is with the present one. */
  private static boolean nothingFrom(Connection connection, Instant at) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM minute WHERE slot >= ?)"
                + " OR EXISTS (SELECT 1 FROM hour WHERE slot >= ?)")) {
      statement.setLong(1, at.getEpochSecond());
      statement.setLong(2, Resolution.HOUR.ceil(at).getEpochSecond());
      try (var rows = statement.executeQuery()) {
        return !rows.next();
      }
    }
  }

  @Override
  public SortedMap<Instant, Tally> slots(Subject subject, Window window, Resolution resolution) {
    var whole = new Window(resolution.floor(window.from()), resolution.ceil(window.to()));
    return reader.read(connection -> {
      var tallies = new TreeMap<Instant, Tally>();
      var number = SubjectTable.known(connection, List.of(subject)).get(subject);
      if (number != null) {
        new SlotTable(resolution)
            .rows(connection, number, whole)
            .forEach((slot, row) -> tallies.put(Instant.ofEpochSecond(slot), row.tally()));
      }
      tallies.values().removeIf(Tally::isNone);
      return tallies;
    });
  }

  @Override
  public void badMinutes(Set<Subject> journeys, Window window, BadMinutes to) {
    var whole =
        new Window(Resolution.MINUTE.floor(window.from()), Resolution.MINUTE.ceil(window.to()));
    reader.tell(connection ->
        BadMinuteTable.read(connection, SubjectTable.known(connection, journeys), whole, to));
  }

  @Override
  public Map<Subject, List<ScheduleTerm>> terms(Window window) {
    return reader.read(connection -> TermTable.touching(connection, window));
  }
}

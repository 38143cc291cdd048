package dev.nines.store.sql;

import dev.nines.store.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of subjects, which have a number each. */
final class SubjectTable {

  /** Writers who put in the same subjects do it in the same order, so that none waits in a ring. */
  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::region)
          .thenComparing(Subject::kind)
          .thenComparing(Subject::name);

  private SubjectTable() {}

  /** Their numbers; those that are not there yet are put in. */
  static Numbers numbers(Connection connection, Set<Subject> subjects) throws SQLException {
    var numbers = known(connection, subjects);
    var missing =
        subjects.stream().filter(each -> !numbers.containsKey(each)).sorted(ORDER).toList();
    if (!missing.isEmpty()) {
      insert(connection, missing);
      numbers.putAll(known(connection, missing));
    }
    return new Numbers(numbers);
  }

  /** The numbers of those that there are. */
  static Map<Subject, Long> known(Connection connection, Collection<Subject> subjects)
      throws SQLException {
    var known = new HashMap<Subject, Long>();
    Keyed.ask(
        connection,
        "region, kind, name",
        "SELECT t.id, t.kind, t.name, t.region FROM key CROSS JOIN subject t"
            + " WHERE t.region = key.region AND t.kind = key.kind AND t.name = key.name",
        subjects,
        SubjectTable::set,
        row ->
            known.put(
                new Subject(
                    Subject.Kind.valueOf(row.getString(2)), row.getString(3), row.getString(4)),
                row.getLong(1)));
    return known;
  }

  private static void insert(Connection connection, List<Subject> subjects) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO subject (region, kind, name) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
      for (var subject : subjects) {
        set(statement, 1, subject);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void set(PreparedStatement statement, int first, Subject subject)
      throws SQLException {
    statement.setString(first, subject.region());
    statement.setString(first + 1, subject.kind().name());
    statement.setString(first + 2, subject.name());
  }

  static Map<Long, Subject> all(Connection connection) throws SQLException {
    var all = new HashMap<Long, Subject>();
    try (var statement = connection.prepareStatement("SELECT id, kind, name, region FROM subject");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        all.put(
            rows.getLong(1),
            new Subject(
                Subject.Kind.valueOf(rows.getString(2)), rows.getString(3), rows.getString(4)));
      }
    }
    return all;
  }

  /** Notes which service each journey measures. */
  static void assign(Connection connection, Map<Long, String> services) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE subject SET service = ? WHERE id = ?"
                + " AND (service IS NULL OR service <> ?)")) {
      for (var each : services.entrySet()) {
        statement.setString(1, each.getValue());
        statement.setLong(2, each.getKey());
        statement.setString(3, each.getValue());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** The services that journeys measure. */
  static Map<Long, String> services(Connection connection, Collection<Long> journeys)
      throws SQLException {
    var services = new HashMap<Long, String>();
    Keyed.ask(
        connection,
        "id",
        "SELECT t.id, t.service FROM key CROSS JOIN subject t"
            + " WHERE t.id = key.id AND t.service IS NOT NULL",
        journeys,
        (statement, first, id) -> statement.setLong(first, id),
        row -> services.put(row.getLong(1), row.getString(2)));
    return services;
  }

  /** The journeys that measure services of a region, by service. */
  static Map<String, List<Long>> journeys(
      Connection connection, String region, Set<String> services) throws SQLException {
    var journeys = new HashMap<String, List<Long>>();
    Keyed.ask(
        connection,
        "service",
        "SELECT t.service, t.id, t.region FROM key CROSS JOIN subject t"
            + " WHERE t.service = key.service",
        services,
        (statement, first, service) -> statement.setString(first, service),
        row -> {
          if (row.getString(3).equals(region)) {
            journeys.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getLong(2));
          }
        });
    return journeys;
  }
}

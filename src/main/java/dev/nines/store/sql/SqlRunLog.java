package dev.nines.store.sql;

import dev.nines.outcome.Run;
import dev.nines.store.Entry;
import dev.nines.store.RunLog;
import dev.nines.store.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The log of single runs. */
final class SqlRunLog implements RunLog {

  private static final Set<String> OUTCOMES =
      Set.of("passed", "degraded", "failed", "excluded", "inconclusive");

  /** Of each outcome the newest, which lies at the end of an index. */
  private static final String LATEST =
      "SELECT run.detail FROM (SELECT (SELECT r.seq FROM run r WHERE r.subject = s.id"
          + " AND r.outcome = o.outcome ORDER BY r.scheduled DESC, r.seq DESC LIMIT 1) AS seq"
          + " FROM subject s CROSS JOIN ("
          + OUTCOMES.stream()
              .map(outcome -> "SELECT '" + outcome + "' AS outcome")
              .collect(Collectors.joining(" UNION ALL "))
          + ") o WHERE s.kind = ? AND s.region = ?) newest JOIN run ON run.seq = newest.seq";

  private final Reader reader;

  SqlRunLog(Reader reader) {
    this.reader = reader;
  }

  /** Where a run is in the order of all: the newest first, of those the last written. */
  private record Place(long scheduled, long seq) {}

  @Override
  public Optional<Run> find(String id) {
    return reader.read(connection ->
        Optional.ofNullable(RunTable.find(connection, List.of(id)).get(id)).map(Entry.OfRun::run));
  }

  @Override
  public List<Run> runs(Query query) {
    return reader.read(connection -> {
      var before = new Place(RunTable.nanos(query.window().to()), Long.MIN_VALUE);
      if (query.before() != null) {
        var place = place(connection, query.before());
        if (place == null) {
          return List.of();
        }
        before = before.scheduled() <= place.scheduled() ? before : place;
      }
      return runs(connection, query, before);
    });
  }

  @Override
  public List<Run> latest(String region) {
    return reader.read(connection -> {
      try (var statement = connection.prepareStatement(LATEST)) {
        statement.setString(1, Subject.Kind.JOURNEY.name());
        statement.setString(2, region);
        return latest(statement);
      }
    });
  }

  private static List<Run> latest(PreparedStatement statement) throws SQLException {
    var latest = new HashMap<String, Run>();
    for (var run : read(statement)) {
      latest.merge(
          run.journey(),
          run,
          (one, other) -> one.scheduled().isBefore(other.scheduled()) ? other : one);
    }
    return List.copyOf(latest.values());
  }

  private static @Nullable Place place(Connection connection, String id) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT scheduled, seq FROM run WHERE id = ?")) {
      statement.setString(1, id);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? new Place(rows.getLong(1), rows.getLong(2)) : null;
      }
    }
  }

  /**
   * Each outcome, of all journeys and of each, lies in the right order in an index: the newest of
   * each are found at once, and the newest of all are among them.
   */
  private static List<Run> runs(Connection connection, Query query, Place before)
      throws SQLException {
    var outcomes = query.outcomes().isEmpty() ? OUTCOMES : query.outcomes();
    var parts = new ArrayList<Part>();
    for (var outcome : outcomes) {
      if (query.journey() != null) {
        for (long journey : journeys(connection, query.journey(), query.region())) {
          parts.add(new Part("subject = ?", List.of(journey), outcome));
        }
      } else if (query.region() != null) {
        parts.add(
            new Part(
                "subject IN (SELECT id FROM subject WHERE region = ?)",
                List.of(query.region()),
                outcome));
      } else {
        parts.add(new Part("1 = 1", List.of(), outcome));
      }
    }
    return parts.isEmpty() ? List.of() : runs(connection, query, before, parts);
  }

  /** Runs of one outcome that meet a condition. */
  private record Part(String condition, List<?> parameters, String outcome) {}

  private static List<Run> runs(Connection connection, Query query, Place before, List<Part> parts)
      throws SQLException {
    var newest =
        parts.stream()
            .map(part ->
                "SELECT * FROM (SELECT seq, scheduled FROM run WHERE "
                    + part.condition()
                    + " AND outcome = ? AND scheduled >= ? AND (scheduled, seq) < (?, ?)"
                    + " ORDER BY scheduled DESC, seq DESC LIMIT ?) part")
            .collect(Collectors.joining(" UNION ALL "));
    var sql =
        "SELECT run.detail FROM (SELECT * FROM ("
            + newest
            + ") newest ORDER BY scheduled DESC, seq DESC LIMIT ?) page"
            + " JOIN run ON run.seq = page.seq ORDER BY page.scheduled DESC, page.seq DESC";
    try (var statement = connection.prepareStatement(sql)) {
      int parameter = 1;
      for (var part : parts) {
        for (var each : part.parameters()) {
          statement.setObject(parameter++, each);
        }
        statement.setString(parameter++, part.outcome());
        statement.setLong(parameter++, RunTable.nanos(query.window().from()));
        statement.setLong(parameter++, before.scheduled());
        statement.setLong(parameter++, before.seq());
        statement.setInt(parameter++, query.limit());
      }
      statement.setInt(parameter, query.limit());
      return read(statement);
    }
  }

  private static List<Run> read(PreparedStatement statement) throws SQLException {
    var runs = new ArrayList<Run>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        runs.add(RunCodec.decode(rows.getBytes(1)).run());
      }
    }
    return runs;
  }

  private static List<Long> journeys(Connection connection, String name, @Nullable String region)
      throws SQLException {
    return SubjectTable.all(connection).entrySet().stream()
        .filter(each -> each.getValue().kind() == Subject.Kind.JOURNEY)
        .filter(each -> each.getValue().name().equals(name))
        .filter(each -> region == null || each.getValue().region().equals(region))
        .map(Map.Entry::getKey)
        .toList();
  }
}

package dev.nines.store.sql;

import dev.nines.store.Declaration;
import dev.nines.store.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The table of declarations: the ids of all, the text of the latest of each region. */
final class DeclarationTable {

  private DeclarationTable() {}

  static Set<String> known(Connection connection, Collection<String> ids) throws SQLException {
    var known = new HashSet<String>();
    Keyed.ask(
        connection,
        "id",
        "SELECT t.id FROM key CROSS JOIN declaration t WHERE t.id = key.id",
        ids,
        (statement, first, id) -> statement.setString(first, id),
        row -> known.add(row.getString(1)));
    return known;
  }

  static void insert(Connection connection, Entry.OfDeclaration entry) throws SQLException {
    var declaration = entry.declaration();
    try (var statement =
        connection.prepareStatement(
            "UPDATE declaration SET text = NULL WHERE region = ? AND text IS NOT NULL")) {
      statement.setString(1, declaration.region());
      statement.executeUpdate();
    }
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO declaration (id, region, at, text) VALUES (?, ?, ?, ?)")) {
      statement.setString(1, entry.id());
      statement.setString(2, declaration.region());
      statement.setLong(3, RunTable.nanos(declaration.at()));
      statement.setString(4, DeclarationJson.write(declaration));
      statement.executeUpdate();
    }
  }

  /** The number of the latest of a region; 0 where there is none. */
  static long latest(Connection connection, String region) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT max(seq) FROM declaration WHERE region = ?")) {
      statement.setString(1, region);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  static InForce read(Connection connection, long number) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT text FROM declaration WHERE seq = ?")) {
      statement.setLong(1, number);
      try (var rows = statement.executeQuery()) {
        return new InForce(number, rows.next() ? DeclarationJson.read(rows.getString(1)) : null);
      }
    }
  }

  /** The latest of each region, by region. */
  static List<Declaration> latest(Connection connection) throws SQLException {
    var byRegion = new TreeMap<String, Declaration>();
    try (var statement =
            connection.prepareStatement(
                "SELECT text FROM declaration WHERE text IS NOT NULL ORDER BY seq");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        var declaration = DeclarationJson.read(rows.getString(1));
        byRegion.put(declaration.region(), declaration);
      }
    }
    return new ArrayList<>(byRegion.values());
  }
}

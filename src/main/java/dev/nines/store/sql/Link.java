package dev.nines.store.sql;

import dev.nines.store.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The writer's connection, opened when it is needed and dropped when it fails. Of one thread. */
final class Link implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Link.class.getName());

  private final Database database;
  private final Cleaning cleaning;
  private GroupWriter writer = new GroupWriter();
  private boolean prepared;
  private @Nullable Connection connection;

  Link(Database database, Retention retention) {
    this.database = database;
    cleaning = new Cleaning(retention);
  }

  Connection open() throws SQLException {
    if (!prepared) {
      Schema.prepare(database);
      prepared = true;
    }
    if (connection == null) {
      connection = database.source().getConnection();
    }
    return connection;
  }

  /**
   * Writes a group.
   *
   * @return those that are lost, and why
   * @throws SQLException if nothing could be written and all may be tried again
   */
  Map<Entry, String> write(List<Entry> group) throws SQLException {
    var to = open();
    try {
      var lost = new HashMap<Entry, String>();
      writer.write(to, group).forEach(late -> lost.put(late, "it came too late"));
      return lost;
    } catch (SQLException e) {
      if (Failure.of(e).kind() != Failure.Kind.ENTRY) {
        throw e;
      }
      return oneByOne(group, e);
    } catch (RuntimeException e) {
      return oneByOne(group, e);
    }
  }

  /** One bad entry takes no others with it. */
  private Map<Entry, String> oneByOne(List<Entry> group, Exception why) throws SQLException {
    var lost = new HashMap<Entry, String>();
    if (group.size() == 1) {
      LOG.log(
          System.Logger.Level.ERROR,
          "the entry " + group.getFirst().id() + " cannot be kept and is dropped",
          why);
      lost.put(group.getFirst(), "it cannot be kept: " + why.getMessage());
    } else {
      for (var entry : group) {
        lost.putAll(write(List.of(entry)));
      }
    }
    return lost;
  }

  /** Takes a slice away; tells whether there is more. */
  boolean clean(Instant now) throws SQLException {
    return cleaning.clean(open(), now);
  }

  /** The next use opens a new connection. */
  @Override
  public void close() {
    writer = new GroupWriter();
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.log(System.Logger.Level.DEBUG, "closing a connection", e);
      }
      connection = null;
    }
  }
}

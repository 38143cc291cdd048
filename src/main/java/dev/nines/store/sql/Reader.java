package dev.nines.store.sql;

import dev.nines.store.HistoryException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Reads within one transaction, so that all that is read is of one moment. Connections from a pool
 * go back to it; plain ones are kept for the next who reads. Safe between threads.
 */
final class Reader implements AutoCloseable {

  private static final int KEPT = 8;

  private final Database database;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Reader(Database database) {
    this.database = database;
  }

  /** What is read on one connection. */
  interface Reading<T> {
    T read(Connection connection) throws SQLException;
  }

  /** What is read on one connection and told to somebody. */
  interface Telling {
    void read(Connection connection) throws SQLException;
  }

  /**
   * @throws HistoryException if it cannot be read
   */
  <T> T read(Reading<T> reading) {
    return explained(() -> {
      var kept = idle.pollFirst();
      if (kept != null) {
        try {
          return read(kept, reading);
        } catch (SQLException e) {
          // It may have been cut while it lay idle; a new one shows whether there is more to it.
          idle.forEach(Reader::close);
          idle.clear();
        }
      }
      return read(open(), reading);
    });
  }

  /**
   * Reads what is told of on the way, and so cannot be begun anew: on a connection that is new.
   *
   * @throws HistoryException if it cannot be read
   */
  void tell(Telling telling) {
    explained(() ->
        read(
            open(),
            connection -> {
              telling.read(connection);
              return Boolean.TRUE;
            }));
  }

  private interface Asking<T> {
    T ask() throws SQLException;
  }

  private <T> T explained(Asking<T> asking) {
    try {
      return asking.ask();
    } catch (SQLException e) {
      throw Failure.of(e).asException("the history cannot be read", database);
    } catch (IllegalArgumentException e) {
      throw Failure.exception(
          "the history cannot be read",
          database,
          "it holds what this Nines does not know: " + e.getMessage(),
          e);
    }
  }

  private Connection open() throws SQLException {
    var connection = database.source().getConnection();
    switch (database.dialect()) {
      // A reader of SQLite sees one moment as long as its transaction lasts.
      case SQLITE -> {}
      case POSTGRESQL -> connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }
    return connection;
  }

  private <T> T read(Connection connection, Reading<T> reading) throws SQLException {
    boolean whole = false;
    try {
      connection.setAutoCommit(false);
      var result = reading.read(connection);
      connection.commit();
      connection.setAutoCommit(true);
      whole = true;
      return result;
    } finally {
      if (whole && database.plain() && !closed && idle.size() < KEPT) {
        idle.addFirst(connection);
      } else {
        close(connection);
      }
    }
  }

  private static void close(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // What cannot be closed is lost already, and what was read is read.
    }
  }

  @Override
  public void close() {
    closed = true;
    for (var each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
      close(each);
    }
  }
}

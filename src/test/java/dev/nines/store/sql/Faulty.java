package dev.nines.store.sql;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that gives no connection while it is away, and others than one would like. */
final class Faulty implements DataSource {

  private final DataSource source;
  private final Fault fault;
  private volatile boolean away;

  /** What is done to a new connection. */
  interface Fault {
    void inflict(Connection connection) throws SQLException;
  }

  private Faulty(DataSource source, Fault fault) {
    this.source = source;
    this.fault = fault;
  }

  static Database around(Database database) {
    return around(database, _ -> {});
  }

  static Database around(Database database, Fault fault) {
    return new Database(database.dialect(), "the test's", new Faulty(database.source(), fault));
  }

  /** New connections are refused, until this is taken back. */
  static void away(Database database, boolean away) {
    ((Faulty) database.source()).away = away;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (away) {
      throw new SQLException("nobody is there", "08001");
    }
    var connection = source.getConnection();
    fault.inflict(connection);
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("none");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}

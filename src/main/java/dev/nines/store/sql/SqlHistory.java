package dev.nines.store.sql;

import dev.nines.store.Account;
import dev.nines.store.Declarations;
import dev.nines.store.Documents;
import dev.nines.store.History;
import dev.nines.store.HistoryException;
import dev.nines.store.RunLog;
import java.sql.SQLException;

/** A history to be read, in a database. */
public final class SqlHistory implements History {

  private final Reader reader;

  SqlHistory(Database database) {
    reader = new Reader(database);
  }

  /**
   * A history that may be written too: what is missing of its tables is made.
   *
   * @throws HistoryException if the database cannot be reached, is of something else, or was
   *     written by a newer Nines
   */
  public static SqlHistory open(Database database) {
    try {
      Schema.prepare(database);
    } catch (SQLException e) {
      throw Failure.of(e).asException("the history cannot be opened", database);
    }
    return new SqlHistory(database);
  }

  /**
   * A history that somebody else writes; nothing is changed in it.
   *
   * @throws HistoryException if the database cannot be reached, is of something else, or is of
   *     another version of Nines
   */
  public static SqlHistory read(Database database) {
    try {
      Schema.check(database);
    } catch (SQLException e) {
      throw Failure.of(e).asException("the history cannot be read", database);
    }
    return new SqlHistory(database);
  }

  @Override
  public Account account() {
    return new SqlAccount(reader);
  }

  @Override
  public RunLog runs() {
    return new SqlRunLog(reader);
  }

  @Override
  public Declarations declarations() {
    return () -> reader.read(DeclarationTable::latest);
  }

  @Override
  public Documents documents() {
    return new SqlDocuments(reader);
  }

  @Override
  public void close() {
    reader.close();
  }
}

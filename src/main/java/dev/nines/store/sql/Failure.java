package dev.nines.store.sql;

import dev.nines.store.HistoryException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Why a database did not do what it was asked for.
 *
 * @param ofEntry whether what was to be written is at fault, so that trying again is no use; else
 *     the database is, and what was to be written may wait for it
 * @param words what it is, to be followed by the database's name
 */
record Failure(boolean ofEntry, String words, SQLException cause) {

  static Failure of(SQLException e) {
    return e instanceof SQLiteException sqlite ? ofSqlite(sqlite) : ofPostgresql(e);
  }

  private static Failure ofSqlite(SQLiteException e) {
    var code = e.getResultCode();
    // The lowest byte is the kind, the others tell it apart more finely.
    var kind = SQLiteErrorCode.getErrorCode(code.code & 0xFF);
    var words =
        switch (kind) {
          case SQLITE_FULL -> "the disk is full";
          case SQLITE_BUSY, SQLITE_LOCKED -> "another process keeps the file locked";
          case SQLITE_NOTADB ->
              "the file is no SQLite database; expected one that Nines made, or none: move the file"
                  + " away, or name another";
          case SQLITE_CORRUPT -> "the file is damaged; move it away and put a backup in its place";
          case SQLITE_CANTOPEN ->
              "the file cannot be opened; see that its folder is there and that this user may write"
                  + " to it";
          case SQLITE_READONLY, SQLITE_PERM -> "this user may not write to the file or its folder";
          case SQLITE_IOERR -> "the disk failed";
          default -> text(e);
        };
    boolean ofEntry =
        switch (kind) {
          case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_RANGE -> true;
          default -> false;
        };
    return new Failure(ofEntry, words + " (" + code.name() + ")", e);
  }

  private static Failure ofPostgresql(SQLException e) {
    var state = Objects.requireNonNullElse(e.getSQLState(), "");
    boolean ofEntry = state.startsWith("22") || state.startsWith("23");
    return new Failure(ofEntry, text(e) + (state.isEmpty() ? "" : " (" + state + ")"), e);
  }

  private static String text(SQLException e) {
    var text = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    // PostgreSQL's own words go on with hints and places, line by line.
    return text.lines().findFirst().orElse("").strip();
  }

  /** In words for an operator, such as "the history cannot be read: the disk is full". */
  HistoryException asException(String what, Database database) {
    return exception(what, database, words, cause);
  }

  static HistoryException exception(
      String what, Database database, String words, @Nullable Throwable cause) {
    var message = what + ", " + database.name() + ": " + words;
    return cause == null ? new HistoryException(message) : new HistoryException(message, cause);
  }
}

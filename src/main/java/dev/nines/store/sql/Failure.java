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
 * @param words for an operator
 */
record Failure(Kind kind, String words, SQLException cause) {

  /** Who can mend it. */
  enum Kind {
    /** What was to be written is at fault; trying again is no use. */
    ENTRY,
    /** The database is away for now; what was to be written may wait for it. */
    AWAY,
    /** An operator has to do something before it can work at all. */
    SETUP
  }

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
    var who =
        switch (kind) {
          case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_RANGE -> Kind.ENTRY;
          case SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM ->
              Kind.SETUP;
          default -> Kind.AWAY;
        };
    return new Failure(who, words + " (" + code.name() + ")", e);
  }

  private static Failure ofPostgresql(SQLException e) {
    var state = Objects.requireNonNullElse(e.getSQLState(), "");
    // The first two characters are the class: 22 and 23 are data that are refused, 28 a user or
    // password that is, 3D a database that is not there, 42 rights or tables that are missing.
    var kind =
        switch (state.length() < 2 ? "" : state.substring(0, 2)) {
          case "22", "23" -> Kind.ENTRY;
          case "28", "3D", "42" -> Kind.SETUP;
          default -> Kind.AWAY;
        };
    return new Failure(kind, text(e) + (state.isEmpty() ? "" : " (" + state + ")"), e);
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

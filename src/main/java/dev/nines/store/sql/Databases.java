package dev.nines.store.sql;

import dev.nines.store.HistoryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteOpenMode;

/** Databases by their address, with plain connections: each is opened when it is asked for. */
public final class Databases {

  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** For how long SQLite waits for others before it says that the file is locked. */
  private static final Duration BUSY = Duration.ofSeconds(5);

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int PAGES_BEFORE_CHECKPOINT = 4_000;

  private Databases() {}

  /** A file to write and read, made when it is first opened. */
  public static Database sqlite(Path file) {
    return sqlite(file, BUSY);
  }

  static Database sqlite(Path file, Duration busy) {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout((int) busy.toMillis());
    config.setWalAutocheckpoint(PAGES_BEFORE_CHECKPOINT);
    return sqlite(file, config);
  }

  /**
   * A file to read alone; it is neither made nor changed.
   *
   * @throws HistoryException if there is no such file
   */
  public static Database sqliteToRead(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new HistoryException(
          "there is no history at " + file + "; expected the file that a prober writes");
    }
    return untouchable(file) ? untouched(file) : sqlite(file, toRead());
  }

  private static SQLiteConfig toRead() {
    var config = new SQLiteConfig();
    // Who may write can take the traces of reading away again, which a mere reader leaves behind.
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout((int) BUSY.toMillis());
    return config;
  }

  /** A file that nobody writes, read without a lock or a trace. */
  static Database untouched(Path file) {
    return sqlite(file, file.toUri() + "?immutable=1", toRead());
  }

  /**
   * Whether nobody writes the file and no trace of reading can be left beside it: a copy on a
   * read-only disk, or in a folder of somebody else, after a clean end.
   */
  private static boolean untouchable(Path file) {
    var folder = file.toAbsolutePath().getParent();
    return folder != null
        && !Files.isWritable(folder)
        && !Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
  }

  private static Database sqlite(Path file, SQLiteConfig config) {
    return sqlite(file, file.toString(), config);
  }

  private static Database sqlite(Path file, String address, SQLiteConfig config) {
    return new Database(
        Dialect.SQLITE,
        file.toString(),
        new DriverSource("jdbc:sqlite:" + address, config.toProperties()));
  }

  /**
   * A PostgreSQL database to write or read.
   *
   * @param url such as {@code jdbc:postgresql://host:5432/nines}; what it has behind a question
   *     mark goes to the driver
   * @throws HistoryException if it is no such address
   */
  public static Database postgresql(String url, @Nullable String user, @Nullable String password) {
    return postgresql(url, user, password, ANSWER);
  }

  /**
   * The same.
   *
   * @param answer for how long an answer is waited for, and a connection no longer
   */
  public static Database postgresql(
      String url, @Nullable String user, @Nullable String password, Duration answer) {
    int parameters = url.indexOf('?');
    var name = parameters < 0 ? url : url.substring(0, parameters);
    if (!url.startsWith(POSTGRESQL)) {
      throw new HistoryException(
          "\""
              + name
              + "\" is no address of a PostgreSQL database; expected one such as"
              + " jdbc:postgresql://host:5432/nines");
    }
    var properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("ApplicationName", "nines");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty(
        "connectTimeout", String.valueOf(Math.min(CONNECT.toSeconds(), answer.toSeconds())));
    properties.setProperty("socketTimeout", String.valueOf(answer.toSeconds()));
    properties.setProperty("reWriteBatchedInserts", "true");
    return new Database(Dialect.POSTGRESQL, name, new DriverSource(url, properties));
  }
}

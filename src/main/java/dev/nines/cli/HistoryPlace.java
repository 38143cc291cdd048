package dev.nines.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a history is kept. */
public sealed interface HistoryPlace {

  /** An SQLite file. */
  record File(Path path) implements HistoryPlace {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /**
   * A PostgreSQL database.
   *
   * @param url {@code jdbc:postgresql://…}, without a password
   * @param user null where the URL or the driver's own defaults tell
   * @param password null where none is needed
   */
  record Postgres(String url, @Nullable String user, @Nullable String password)
      implements HistoryPlace {
    /** Without the password. */
    @Override
    public String toString() {
      return url;
    }
  }
}

package dev.nines.app;

import dev.nines.cli.HistoryPlace;
import dev.nines.cli.ServeOptions;
import dev.nines.store.sql.Database;
import dev.nines.store.sql.Databases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The database of a place. */
final class Kept {

  private Kept() {}

  /** One that is written; a file is made where there is none. */
  static Database toWrite(HistoryPlace place) {
    return switch (place) {
      case HistoryPlace.File file -> Databases.sqlite(file.path());
      case HistoryPlace.Postgres postgres -> postgres(postgres);
    };
  }

  /**
   * One that is only read.
   *
   * @throws dev.nines.store.HistoryException if there is none
   */
  static Database toRead(HistoryPlace place) {
    return switch (place) {
      case HistoryPlace.File file -> Databases.sqliteToRead(file.path());
      case HistoryPlace.Postgres postgres -> postgres(postgres);
    };
  }

  /**
   * The file in which entries wait while the database is away: beside an SQLite file, else in the
   * working directory.
   */
  static Path spill(HistoryPlace place) {
    return switch (place) {
      case HistoryPlace.File(Path path) -> path.resolveSibling(path.getFileName() + ".spill");
      case HistoryPlace.Postgres _ -> Path.of("nines.spill");
    };
  }

  /** Where a prober writes by itself: its history and what is beside it, and evidence. */
  static List<Path> written(ServeOptions options) {
    var all = new ArrayList<Path>();
    if (options.evidence() != null) {
      all.add(options.evidence().folder());
    }
    all.add(Objects.requireNonNullElseGet(options.spill(), () -> spill(options.history())));
    if (options.history() instanceof HistoryPlace.File(Path path)) {
      all.add(path);
    }
    return all;
  }

  private static Database postgres(HistoryPlace.Postgres place) {
    return Databases.postgresql(place.url(), place.user(), place.password());
  }
}

package dev.nines.store.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteHistoryTest extends SqlHistoryContract {

  @TempDir private Path folder;

  @Override
  Database database() {
    return Databases.sqlite(folder.resolve("nines.db"));
  }
}

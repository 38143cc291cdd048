package dev.nines.store.sql;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;

class PostgresqlHistoryTest extends SqlHistoryContract {

  private Database database;

  @BeforeEach
  void aDatabase() throws SQLException {
    database = Postgres.running().fresh();
  }

  @Override
  Database database() {
    return database;
  }
}

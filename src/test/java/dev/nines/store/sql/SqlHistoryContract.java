package dev.nines.store.sql;

import dev.nines.store.Entry;
import dev.nines.store.History;
import dev.nines.store.HistoryContract;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** The contract on a database. */
abstract class SqlHistoryContract extends HistoryContract {

  private final GroupWriter writer = new GroupWriter();
  private @Nullable SqlHistory history;

  /** A database of this test alone. */
  abstract Database database();

  @Override
  protected final void write(List<? extends Entry> entries) {
    history();
    try (var connection = database().source().getConnection()) {
      writer.write(connection, List.copyOf(entries));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  final void close() {
    if (history != null) {
      history.close();
    }
  }

  @Override
  protected final History history() {
    if (history == null) {
      history = SqlHistory.open(database());
    }
    return history;
  }
}

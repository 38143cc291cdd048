package dev.nines.store.sql;

import dev.nines.slo.Resolution;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The rows that a group of entries changes, in minutes; hours and days follow from the same
 * changes. Of one thread and one transaction.
 */
final class Minutes {

  private final Connection connection;
  private final SlotTable table = new SlotTable(Resolution.MINUTE);
  private final Map<SlotKey, SlotRow> rows = new HashMap<>();
  private final Map<SlotKey, Change> changes = new HashMap<>();

  Minutes(Connection connection) {
    this.connection = connection;
  }

  /** Makes rows ready to be seen and changed. */
  void load(Collection<SlotKey> keys) throws SQLException {
    var missing = keys.stream().filter(key -> !rows.containsKey(key)).distinct().toList();
    var found = table.rows(connection, missing);
    missing.forEach(key -> rows.put(key, found.getOrDefault(key, SlotRow.NONE)));
  }

  /** A row with its changes, if it was loaded. */
  SlotRow row(SlotKey key) {
    return rows.getOrDefault(key, SlotRow.NONE);
  }

  void change(SlotKey key, Change change) {
    if (!change.changesNothing()) {
      rows.put(key, row(key).with(change));
      changes.merge(key, change, Change::plus);
    }
  }

  void write() throws SQLException {
    var changed = new HashMap<SlotKey, SlotRow>();
    changes.keySet().forEach(key -> changed.put(key, row(key)));
    table.write(connection, changed);
    write(Resolution.HOUR);
    write(Resolution.DAY);
  }

  private void write(Resolution resolution) throws SQLException {
    var wider = new HashMap<SlotKey, Change>();
    changes.forEach((key, change) -> {
      long slot = resolution.floor(Instant.ofEpochSecond(key.slot())).getEpochSecond();
      wider.merge(new SlotKey(slot, key.subject()), change, Change::plus);
    });
    var slots = new SlotTable(resolution);
    var found = slots.rows(connection, wider.keySet());
    var changed = new HashMap<SlotKey, SlotRow>();
    wider.forEach(
        (key, change) -> changed.put(key, found.getOrDefault(key, SlotRow.NONE).with(change)));
    slots.write(connection, changed);
  }
}

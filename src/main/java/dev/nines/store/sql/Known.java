package dev.nines.store.sql;

import dev.nines.store.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of the entries of a group before it is written.
 *
 * @param regions of the entries
 * @param runs those of the group that are there, by id
 * @param ids of the other entries that are there
 */
record Known(
    SortedSet<String> regions, Horizon horizon, Map<String, Entry.OfRun> runs, Set<String> ids) {

  /** Waits for others who write of the same regions, then reads. */
  static Known read(Connection connection, List<Entry> entries) throws SQLException {
    var regions = new TreeSet<String>();
    var runs = new HashSet<String>();
    var declarations = new HashSet<String>();
    var others = new HashSet<String>();
    for (var entry : entries) {
      switch (entry) {
        case Entry.OfRun run -> {
          runs.add(run.id());
          regions.add(run.run().region());
        }
        case Entry.OfPassedOver passed -> {
          others.add(passed.id());
          regions.add(passed.region());
        }
        case Entry.OfBackends backends -> {
          others.add(backends.id());
          regions.add(backends.region());
        }
        // The table itself keeps the highest version.
        case Entry.OfDocument _ -> {}
        case Entry.OfDeclaration declaration -> {
          declarations.add(declaration.id());
          regions.add(declaration.declaration().region());
        }
      }
    }
    Regions.lock(connection, regions);
    var ids = new HashSet<String>();
    ids.addAll(SeenTable.known(connection, others));
    ids.addAll(DeclarationTable.known(connection, declarations));
    return new Known(regions, Horizon.read(connection), RunTable.find(connection, runs), ids);
  }
}

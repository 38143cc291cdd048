package dev.nines.store.sql;

import dev.nines.outcome.Run;
import dev.nines.store.RunFeed;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The feed of runs, by the number that each gets when it is written. Writers of one region wait for
 * each other, so none is seen after one with a higher number.
 */
public final class SqlRunFeed implements RunFeed, AutoCloseable {

  private final Reader reader;

  public SqlRunFeed(Database database) {
    this.reader = new Reader(database);
  }

  @Override
  public long last(String region) {
    return reader.read(connection -> {
      try (var statement =
          connection.prepareStatement(
              "SELECT r.seq FROM run r JOIN subject s ON s.id = r.subject WHERE s.region = ?"
                  + " ORDER BY r.seq DESC LIMIT 1")) {
        statement.setString(1, region);
        try (var rows = statement.executeQuery()) {
          return rows.next() ? rows.getLong(1) : 0;
        }
      }
    });
  }

  @Override
  public List<Fed> after(String region, long place, int limit) {
    return reader.read(connection -> {
      try (var statement =
          connection.prepareStatement(
              "SELECT r.seq, r.detail FROM run r JOIN subject s ON s.id = r.subject"
                  + " WHERE r.seq > ? AND s.region = ? ORDER BY r.seq LIMIT ?")) {
        statement.setLong(1, place);
        statement.setString(2, region);
        statement.setInt(3, limit);
        try (var rows = statement.executeQuery()) {
          var all = new ArrayList<Fed>();
          while (rows.next()) {
            all.add(new Fed(rows.getLong(1), known(rows.getBytes(2))));
          }
          return all;
        }
      }
    });
  }

  /** One that cannot be read must not keep those behind it from being read. */
  private static @Nullable Run known(byte[] detail) {
    try {
      return RunCodec.decode(detail).run();
    } catch (IllegalArgumentException | DateTimeException _) {
      return null;
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}

package dev.nines.store.sql;

import javax.sql.DataSource;

/**
 * Where a history is kept.
 *
 * @param name as an operator knows it: a file's path, or host and database; never a password
 * @param source gives connections that commit by themselves
 */
public record Database(Dialect dialect, String name, DataSource source) {

  /** Whether connections are opened for each use, and so worth keeping. */
  boolean plain() {
    return source instanceof DriverSource;
  }
}

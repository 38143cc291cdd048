package dev.nines.store.sql;

import java.util.Comparator;

/**
 * Where a row of a table of slots is; in the order of the tables.
 *
 * @param slot the beginning, in seconds since the epoch
 * @param subject its number
 */
record SlotKey(long slot, long subject) implements Comparable<SlotKey> {

  private static final Comparator<SlotKey> ORDER =
      Comparator.comparingLong(SlotKey::slot).thenComparingLong(SlotKey::subject);

  @Override
  public int compareTo(SlotKey other) {
    return ORDER.compare(this, other);
  }
}

package dev.nines.metrics;

import org.jspecify.annotations.Nullable;

/**
 * The run that is being counted on this thread, for whoever wants to name one beside a number: an
 * example of what was counted. Bound only while its meters are told.
 */
public final class CountedRun {

  private static final ScopedValue<String> ID = ScopedValue.newInstance();

  private CountedRun() {}

  /** Its id, or null where none is counted. */
  public static @Nullable String id() {
    return ID.isBound() ? ID.get() : null;
  }

  static void during(String id, Runnable counting) {
    ScopedValue.where(ID, id).run(counting);
  }
}

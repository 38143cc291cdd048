package dev.nines.store;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Takes what happened into the history. */
public interface Recorder {

  /**
   * Hands an entry over; never blocks and never throws.
   *
   * @return completed when the entry is on disk: in the database or, while that is away, in the
   *     spill file; completed exceptionally with a {@link HistoryException} where it had to be
   *     dropped
   */
  CompletableFuture<@Nullable Void> record(Entry entry);
}

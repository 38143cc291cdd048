package dev.nines.api;

import dev.nines.alert.Silence;
import dev.nines.alert.Silences;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The silences of a prober, as far as they are shown and asked for over HTTP. Safe between threads.
 */
public interface Silencing {

  /** All that are in force or come, and perhaps some that have just come to an end. */
  Silences all();

  /**
   * Puts one into force; blocks until it is on disk.
   *
   * @throws dev.nines.store.HistoryException if it could not be kept, and so is not in force
   */
  Silence ask(
      Set<String> journeys,
      Set<String> services,
      Instant from,
      Instant to,
      String by,
      String reason);

  /**
   * Ends one that was asked for; empty where none of this id is in force or to come.
   *
   * @throws dev.nines.store.HistoryException if it is over, but that could not be kept
   */
  Optional<Silence> end(String id);
}

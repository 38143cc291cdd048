package dev.nines.api;

import dev.nines.api.answer.GitAnswer;
import org.jspecify.annotations.Nullable;

/** The Git repository that a prober's journeys come from, as it is shown. Safe between threads. */
public interface Repository {

  /** How it stands with it now. */
  GitAnswer state();

  /**
   * What those who say that there is something new prove themselves by; null where nobody may.
   *
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  @Nullable String pushSecret();

  /** Asks it soon whether there is something new; does not wait. */
  void hurry();
}

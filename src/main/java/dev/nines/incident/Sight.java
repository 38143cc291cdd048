package dev.nines.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a subject besides what its rules say.
 *
 * @param lastGood when it was last seen to be well; null where it never was
 * @param served since when customers are served again; null where that is not known
 */
record Sight(@Nullable Instant lastGood, @Nullable Instant served) {

  /** Nothing. */
  static final Sight NONE = new Sight(null, null);
}

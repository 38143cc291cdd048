package dev.nines.app;

import dev.nines.api.Repository;
import dev.nines.source.Edition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a prober's journeys come from. */
@FunctionalInterface
interface JourneySource {

  /** The journeys as they are now; empty where they are as they were at the last look. */
  Optional<Edition> look();

  /** The Git repository that it is, or null. */
  default @Nullable Repository repository() {
    return null;
  }
}

package dev.nines.app;

import dev.nines.api.Repository;
import dev.nines.source.Edition;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a prober's journeys come from. */
@FunctionalInterface
interface JourneySource {

  /** The journeys as they are now; empty where they are as they were at the last look. */
  Optional<Edition> look();

  /** The names of receivers who are told of what of it is not played. */
  default List<String> owners() {
    return List.of();
  }

  /** Tells this one how it stands with the repository that it is, now and whenever that changes. */
  default void watch(Consumer<GitState> other) {}

  /** The Git repository that it is, or null. */
  default @Nullable Repository repository() {
    return null;
  }
}

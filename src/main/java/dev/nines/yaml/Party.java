package dev.nines.yaml;

import dev.nines.journey.Actor;
import dev.nines.yaml.shape.Written;
import org.jspecify.annotations.Nullable;

/**
 * An actor as its journey's file declares it.
 *
 * @param actor null where it has problems
 * @param written what its author wrote, the defaults of its steps among it; null where nobody
 *     declared it
 */
record Party(String name, @Nullable Actor actor, @Nullable Written written) {

  /** The actor of a journey that declares none. */
  static final String IMPLICIT = "client";

  /** Whether its steps may give a path alone. */
  boolean hasUrl() {
    return (written != null && written.has(ActorKeys.URL))
        || (actor != null && !actor.urls().isEmpty());
  }

  /** For messages: where a default comes from. */
  String origin() {
    return "of actor " + name;
  }
}

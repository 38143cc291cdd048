package dev.nines.runner;

import dev.nines.outcome.RunEvent;

/**
 * Told of everything that happens in runs, on the run's threads: must be quick and safe from any
 * thread.
 */
@FunctionalInterface
public interface RunListener {

  void on(RunEvent event);

  /** Tells both. */
  default RunListener and(RunListener other) {
    return event -> {
      on(event);
      other.on(event);
    };
  }
}

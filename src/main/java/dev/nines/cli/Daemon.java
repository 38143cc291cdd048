package dev.nines.cli;

/** The prober as a service: plays journeys on their schedules until it is told to end. */
@FunctionalInterface
public interface Daemon {

  /**
   * Serves, and blocks until the process is told to end.
   *
   * @return the exit status
   * @throws dev.nines.store.HistoryException if the history cannot be written at all
   * @throws java.io.UncheckedIOException if what comes from Git cannot be kept
   */
  int serve(ServeOptions options);
}

package dev.nines.cli;

/** The prober as a service: plays journeys on their schedules until it is told to end. */
@FunctionalInterface
public interface Daemon {

  /**
   * Serves, and blocks until the process is told to end.
   *
   * @return the exit status
   */
  int serve(ServeOptions options);
}

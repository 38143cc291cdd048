package dev.nines.runner.stream;

/**
 * Virtual threads are not cut off by a clock: one that always finds something to read keeps its
 * carrier, and two such floods would keep both carriers of a small machine from every deadline.
 */
final class Turn {

  private Turn() {}

  /** Lets others have the carrier for a turn. */
  @SuppressWarnings("ThreadPriorityCheck") // Fairness among virtual threads is what this is for.
  static void pass() {
    Thread.yield();
  }
}

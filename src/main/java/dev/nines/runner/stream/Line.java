package dev.nines.runner.stream;

/** The connection under a stream. */
sealed interface Line permits WebSocketLine, EventsLine {

  /** Takes leave of the server and lets go of the connection, in the background. */
  void close();

  /** Waits until nothing of a closed connection is left, which is within a second or so. */
  void awaitReleased() throws InterruptedException;
}

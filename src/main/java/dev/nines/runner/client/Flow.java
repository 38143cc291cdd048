package dev.nines.runner.client;

import java.util.concurrent.atomic.AtomicLong;

/** How much a session's executors have taken in of what its peers sent. Safe from any thread. */
final class Flow {

  /** OkHttp lets an HTTP/2 peer send this much before anyone reads it. */
  private static final long WINDOW = 16L * 1024 * 1024;

  /** For frames, chunk sizes and heads around it. */
  private static final long SLACK = 1024 * 1024;

  private final long limit;
  private final AtomicLong consumed = new AtomicLong();

  Flow(long bodyLimit) {
    this.limit = Math.max(bodyLimit, WINDOW) + SLACK;
  }

  /** The most bytes that a peer may send while nothing is taken in. */
  long limit() {
    return limit;
  }

  /** Something was taken in. */
  void consume() {
    consumed.incrementAndGet();
  }

  long consumed() {
    return consumed.get();
  }
}

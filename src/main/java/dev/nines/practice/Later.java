package dev.nines.practice;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Puts work off. Zero means now, on the spot. */
interface Later {
  void run(Duration delay, Runnable work);

  static Later on(Vertx vertx) {
    return (delay, work) -> {
      if (delay.isZero()) {
        work.run();
      } else {
        // The loop's clock counts milliseconds: rounded up, an answer is late but never early.
        vertx.setTimer(delay.plusNanos(999_999).toMillis(), _ -> work.run());
      }
    };
  }
}

package dev.nines.runner;

import dev.nines.time.Timer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Waits that end early when the prober shuts down. */
record Pauses(Timer timer, Signal stop) {

  /** Waits for {@code pause}; whether the prober began to shut down meanwhile, or had before. */
  boolean stoppedWithin(Duration pause) throws InterruptedException {
    var over = new CountDownLatch(1);
    var alarm = timer.after(pause, over::countDown);
    var forget = stop.then(over::countDown);
    try {
      over.await();
    } finally {
      alarm.cancel();
      forget.run();
    }
    return stop.given();
  }
}

package dev.nines.bench;

import java.io.IOException;
import java.time.Duration;

/** Waits for what a process that was just started does soon. */
final class Patience {

  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Patience() {}

  /** Something that comes true. */
  @FunctionalInterface
  interface Sign {
    boolean seen() throws IOException, InterruptedException;
  }

  static void until(String what, Led process, Sign sign) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (!sign.seen()) {
      if (!process.alive() || System.nanoTime() - begun > LONGEST.toNanos()) {
        throw new IOException("waited in vain until " + what + ": " + process.errors());
      }
      Thread.sleep(PAUSE);
    }
  }
}

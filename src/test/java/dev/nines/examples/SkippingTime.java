package dev.nines.examples;

import dev.nines.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** The real time, of which stretches can be skipped. */
final class SkippingTime implements Ticker, InstantSource {

  private final AtomicLong skipped = new AtomicLong();

  void skip(Duration by) {
    skipped.addAndGet(by.toNanos());
  }

  @Override
  public long nanos() {
    return System.nanoTime() + skipped.get();
  }

  @Override
  public Instant instant() {
    return Instant.now().plusNanos(skipped.get());
  }
}

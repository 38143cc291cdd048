package dev.nines.app.watchdog;

import dev.nines.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Something that comes round again and again. */
public final class Turns {

  private final Ticker ticker;
  private final AtomicLong last;

  Turns(Ticker ticker) {
    this.ticker = ticker;
    this.last = new AtomicLong(ticker.nanos());
  }

  /** It came round. */
  public void moved() {
    last.set(ticker.nanos());
  }

  Duration still() {
    return ticker.since(last.get());
  }
}

package dev.nines.runner;

import dev.nines.time.Ticker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes the prober for connected when any of some addresses accepts a TCP connection. All are tried
 * at once, and runs that fail together ask once; what was found before a run's failure never counts
 * for it. Safe from any thread.
 */
public final class TcpControlCheck implements ControlCheck {

  /** How long an address may take to accept. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<ControlAddress> addresses;
  private final Ticker ticker;
  private long begun;
  private boolean known;
  private boolean connected;

  private TcpControlCheck(List<ControlAddress> addresses, Ticker ticker) {
    this.addresses = List.copyOf(addresses);
    this.ticker = ticker;
  }

  /** A check of these addresses; without any, the prober takes itself for connected. */
  public static ControlCheck of(List<ControlAddress> addresses, Ticker ticker) {
    return addresses.isEmpty() ? NONE : new TcpControlCheck(addresses, ticker);
  }

  @Override
  public boolean connected() {
    // What was found before the caller's own trouble says nothing of it; those who wait here
    // together share one look.
    long asked = ticker.nanos();
    synchronized (this) {
      if (!known || begun - asked <= 0) {
        begun = ticker.nanos();
        connected = anyAccepts();
        known = true;
      }
      return connected;
    }
  }

  private boolean anyAccepts() {
    var over = new CountDownLatch(1);
    var accepted = new AtomicBoolean();
    var left = new AtomicInteger(addresses.size());
    for (var address : addresses) {
      Thread.startVirtualThread(() -> {
        if (accepts(address)) {
          accepted.set(true);
          over.countDown();
        }
        if (left.decrementAndGet() == 0) {
          over.countDown();
        }
      });
    }
    try {
      // The bound is for name resolution, which knows none of its own.
      boolean _ = over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true; // Nobody could tell: the target keeps the blame, as without a check.
    }
    return accepted.get();
  }

  private static boolean accepts(ControlAddress address) {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.host(), address.port()), (int) PATIENCE.toMillis());
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}

package dev.nines.runner.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a browser, one after the other, on the one thread that may speak to it.
 *
 * <p>Not every call of Playwright has a limit of its own: what is asked of a page that hangs has no
 * answer. One that is overdue is called off: whoever waits for it interrupts the thread, as
 * Playwright waits for the driver's messages on it. Nothing is ended by that, and an answer that
 * comes after all finds nobody: so a page that hangs does, and all others go on.
 */
final class Calls {

  /** A call that was called off comes back within, or its browser is broken. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** What Playwright calls back may take an interruption for itself: it is made again so often. */
  private static final Duration AGAIN = Duration.ofMillis(20);

  private final BlockingQueue<Call<?>> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;
  private @Nullable Call<?> making;

  /**
   * Calls that are made on {@code thread}.
   *
   * @param thread interrupted by nobody else
   */
  Calls(Thread thread) {
    this.thread = thread;
  }

  /** Something to be done with the browser. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T with(Browser browser);
  }

  /** A call that does not come back, whatever is done. */
  static final class StuckException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A call, from when somebody waits for it. */
  static final class Call<T extends @Nullable Object> {
    private final Work<T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile boolean calledOff;

    Call(Work<T> work) {
      this.work = work;
    }

    /** It will not be made. */
    void fail(RuntimeException why) {
      result.completeExceptionally(why);
    }
  }

  <T extends @Nullable Object> Call<T> add(Work<T> work) {
    var call = new Call<>(work);
    waiting.add(call);
    return call;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** The next one; null where none comes within {@code most}. */
  @Nullable Call<?> next(Duration most) throws InterruptedException {
    return waiting.poll(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** The next one. */
  Call<?> next() throws InterruptedException {
    return waiting.take();
  }

  /** None of those that wait will be made. */
  void fail(RuntimeException why) {
    for (var call = waiting.poll(); call != null; call = waiting.poll()) {
      call.fail(why);
    }
  }

  /** Makes a call, on the thread. */
  <T extends @Nullable Object> void make(Call<T> call, Browser browser) {
    now(call);
    try {
      call.result.complete(call.work.with(browser));
    } catch (Throwable e) { // Whoever waits for it must hear of it, whatever it is.
      call.result.completeExceptionally(e);
    }
    now(null);
  }

  /** What is made from now on: an interruption was for what was made before. */
  private synchronized void now(@Nullable Call<?> call) {
    making = call;
    boolean _ = Thread.interrupted();
  }

  /**
   * What {@code call} comes to.
   *
   * @param most how long it may take; after that it is called off
   * @throws PlaywrightException what the work throws, as it does
   * @throws OverdueException if it was called off
   * @throws StuckException if it did not come back even then
   */
  <T extends @Nullable Object> T await(Call<T> call, Duration most) throws InterruptedException {
    try {
      try {
        return call.result.get(Math.max(1, most.toMillis()), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        return calledOff(call);
      }
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case TimeoutError failure -> throw failure; // It says what it waited for.
        case MissedException failure -> throw failure;
        case RuntimeException failure when call.calledOff -> throw new OverdueException(failure);
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  /**
   * Has a call that is overdue come back. One that was not begun has what keeps it waiting called
   * off, and its own turn then.
   */
  private <T extends @Nullable Object> T calledOff(Call<T> call)
      throws InterruptedException, ExecutionException {
    boolean begun = isMade(call);
    for (long times = GRACE.dividedBy(AGAIN); times > 0; times--) {
      disturb(call, begun);
      try {
        var value = call.result.get(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        if (call.calledOff) { // Some of it was left out, whatever it makes of that.
          throw new OverdueException(null);
        }
        return value;
      } catch (TimeoutException _) {
        // Once more.
      }
    }
    throw new StuckException();
  }

  private synchronized boolean isMade(Call<?> call) {
    return making == call;
  }

  /** Calls off this call, or before it was begun whatever else keeps the thread busy. */
  private synchronized void disturb(Call<?> call, boolean begun) {
    if (!call.result.isDone() && isMade(call) == begun) {
      if (making != null) {
        making.calledOff = true;
      }
      thread.interrupt();
    }
  }
}

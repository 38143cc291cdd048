package dev.nines.runner.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.PlaywrightException;
import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import dev.nines.target.TargetRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One browser and the one thread that may speak to it. Calls come from any thread, and are made in
 * order.
 */
final class Slot {

  private static final System.Logger LOG = System.getLogger(Slot.class.getName());

  /** A browser that is in order starts within. */
  private static final Duration START = Duration.ofSeconds(90);

  private static final Duration FAREWELL = Duration.ofSeconds(10);

  /** The next call of a run mostly follows at once: a queue wakes up sooner than Playwright. */
  private static final Duration NEXT_CALL = Duration.ofMillis(3);

  private final BrowserOptions options;
  private final TargetRules rules;
  private final WarmBrowser warm = new WarmBrowser();
  private final List<BrowserContext> open = new ArrayList<>();
  private final CompletableFuture<Browser> started = new CompletableFuture<>();
  private final Thread thread;
  private final Calls calls;
  private volatile boolean over;

  Slot(BrowserOptions options, TargetRules rules) {
    this.options = options;
    this.rules = rules;
    this.thread = Thread.ofPlatform().daemon().name("browser").unstarted(this::serve);
    this.calls = new Calls(thread);
  }

  /**
   * Starts the browser and waits for it.
   *
   * @throws ProberFaultException if it does not start
   */
  void start() throws InterruptedException {
    thread.start();
    try {
      var _ = started.get(START.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ProberFaultException fault
          ? fault
          : new ProberFaultException(Cause.BROWSER, "no browser: " + e.getCause());
    } catch (TimeoutException _) {
      kill();
      throw new ProberFaultException(
          Cause.BROWSER, "no browser: it had not started after " + START.toSeconds() + "s");
    } catch (InterruptedException e) {
      kill();
      throw e;
    }
  }

  private void serve() {
    Browser browser;
    try {
      browser = warm.start(options, rules);
    } catch (Throwable e) { // Whoever waits for it must hear of it, whatever it is.
      over = true;
      warm.kill();
      warm.release();
      started.completeExceptionally(e);
      return;
    }
    started.complete(browser);
    try {
      while (!over) {
        calls.make(next(), browser);
      }
    } catch (Throwable e) { // Whatever it is: nobody would ever speak to its browser again.
      LOG.log(System.Logger.Level.WARNING, "a browser is ended, as its thread failed", e);
      over = true;
      warm.kill();
    } finally {
      calls.fail(lost());
      warm.release();
    }
  }

  /** Waits for the next call, and lets the pages that are open go on meanwhile. */
  private Calls.Call<?> next() {
    while (true) {
      try {
        return awaited();
      } catch (InterruptedException _) {
        // A call that came too late to be called off: it is over, and others follow.
      }
    }
  }

  private Calls.Call<?> awaited() throws InterruptedException {
    while (!open.isEmpty()) {
      var call = calls.next(NEXT_CALL);
      if (call != null) {
        return call;
      }
      attend(open.getLast());
    }
    return calls.next();
  }

  private void attend(BrowserContext context) {
    try {
      context.waitForCondition(
          () -> !calls.isEmpty(), new BrowserContext.WaitForConditionOptions().setTimeout(0));
    } catch (PlaywrightException e) {
      if (!OverdueException.calledOff(e)) {
        open.remove(context); // It is gone; whoever uses it will notice.
      }
    }
  }

  /** Makes a context, and has the slot's thread attend to it from now on. On that thread alone. */
  BrowserContext open(Browser browser, Browser.NewContextOptions contextOptions) {
    var context = browser.newContext(contextOptions);
    open.add(context);
    return context;
  }

  /** Closes a context. On the slot's thread alone. */
  void close(BrowserContext context) {
    open.remove(context);
    context.close();
  }

  /**
   * Has {@code work} done on the slot's thread and waits for it.
   *
   * @param most how long it may take; after that the browser is taken for broken, and ended
   * @throws PlaywrightException what the work throws
   * @throws ProberFaultException if the browser is lost
   */
  <T extends @Nullable Object> T call(Duration most, Calls.Work<T> work)
      throws InterruptedException {
    try {
      return within(most, work);
    } catch (OverdueException _) {
      throw broken();
    }
  }

  /**
   * The same for what a page may keep from ever coming to an end.
   *
   * @param most how long it may take; after that it is called off
   * @throws OverdueException if it was called off
   */
  <T extends @Nullable Object> T within(Duration most, Calls.Work<T> work)
      throws InterruptedException {
    var call = calls.add(work);
    if (over) {
      throw lost();
    }
    try {
      return calls.await(call, most);
    } catch (Calls.StuckException _) {
      throw broken();
    }
  }

  private ProberFaultException broken() {
    LOG.log(System.Logger.Level.WARNING, "a browser that does not answer is ended");
    kill();
    return new ProberFaultException(Cause.BROWSER, "the browser did not answer any more");
  }

  static ProberFaultException lost() {
    return new ProberFaultException(Cause.BROWSER, "the browser ended in the middle of the run");
  }

  /** What its browser and driver take, in bytes; 0 where the system does not tell. */
  long memory() {
    return warm.memory();
  }

  /** Whether somebody has stopped a process of its browser. */
  boolean stopped() {
    return warm.stopped();
  }

  /** Where its browser has what it needs for a while; goes with it. */
  Path folder() {
    return warm.folder();
  }

  /** Whether its browser runs. */
  boolean alive() {
    return !over && warm.alive();
  }

  /** Ends it, by force if it does not end in good order; nothing of it is left then. */
  void close() {
    try {
      if (alive()) {
        boolean _ =
            call(
                FAREWELL,
                _ -> {
                  warm.close();
                  return true;
                });
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (PlaywrightException | ProberFaultException e) {
      LOG.log(System.Logger.Level.DEBUG, "a browser did not end in good order", e);
    }
    kill();
  }

  /** Ends it by force, with all of its processes. */
  void kill() {
    over = true;
    warm.kill();
    var _ = calls.add(_ -> true); // Wakes the thread up.
  }
}

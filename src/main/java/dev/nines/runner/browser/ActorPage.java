package dev.nines.runner.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.nines.journey.Actor;
import dev.nines.journey.BrowserAct;
import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one actor in one run, in a context of its own: nobody else has its cookies. What is
 * Playwright's is touched on the slot's thread alone.
 */
final class ActorPage implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(ActorPage.class.getName());

  private static final Duration OPENING = Duration.ofSeconds(30);
  private static final Duration CLOSING = Duration.ofSeconds(10);

  /** What a browser that is in order needs to say that it is. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(3);

  private final Slot slot;
  private final Runnable left;
  private final Traffic traffic = new Traffic();
  private final PageLog log = new PageLog();
  private final Dialogs dialogs = new Dialogs();
  private final Arrivals arrivals = new Arrivals();
  private final Identity identity = new Identity();
  private final Downloads downloads = new Downloads();
  private final Throttle throttle;
  private final DeviceScreen screen;
  private final long bodyLimit;
  private final @Nullable Recording recording;
  private final BrowserContext context;
  private final Map<String, Page> pages = new HashMap<>();
  private volatile boolean crashed;

  private ActorPage(
      Slot slot, Runnable left, Actor actor, BrowserContext context, boolean recorded) {
    this.slot = slot;
    this.left = left;
    this.context = context;
    bodyLimit = actor.bodyLimit();
    throttle = new Throttle(actor.browser().network());
    screen = new DeviceScreen(actor.browser());
    traffic.listen(context);
    log.listen(context);
    recording = recorded ? new Recording(context, slot.folder()) : null;
    arrivals.listen(context);
    dialogs.listen(context);
    downloads.listen(context);
    actor.browser().blocked().forEach(this::block);
    context.onPage(this::attend);
    pages.put(BrowserAct.FIRST_PAGE, context.newPage());
  }

  private void block(String glob) {
    context.route(
        Glob.address(glob, "*://*"),
        route -> {
          try {
            route.abort("blockedbyclient");
          } catch (PlaywrightException e) {
            LOG.log(System.Logger.Level.DEBUG, "who asked is gone", e);
          }
        });
  }

  private void attend(Page page) {
    page.onCrash(_ -> crashed = true);
    page.onFrameNavigated(frame -> {
      if (frame.parentFrame() == null) {
        traffic.at(frame.url());
      }
    });
    try {
      var session = context.newCDPSession(page);
      identity.attend(session);
      log.attend(page, session);
      throttle.attend(session);
      screen.attend(session);
    } catch (PlaywrightException e) {
      // A page may close itself as soon as it is open.
      LOG.log(System.Logger.Level.DEBUG, "a page was gone before it was attended to", e);
    }
  }

  /**
   * Opens a page.
   *
   * @param recorded whether what happens is recorded, for evidence
   * @param left called once, when it is closed
   * @throws PlaywrightException if the browser is lost, as it may be since its last run; another
   *     may open it
   * @throws ProberFaultException if it does not answer
   */
  static ActorPage open(
      Slot slot, Actor actor, Browser.NewContextOptions options, boolean recorded, Runnable left)
      throws InterruptedException {
    try {
      return slot.call(
          OPENING,
          browser -> new ActorPage(slot, left, actor, slot.open(browser, options), recorded));
    } catch (PlaywrightException | Error e) {
      slot.kill();
      throw e;
    }
  }

  /** Playwright's first page; on the slot's thread alone. */
  Page page() {
    return page(BrowserAct.FIRST_PAGE);
  }

  /**
   * The page of this name; on the slot's thread alone.
   *
   * @throws PlaywrightException if none is open
   */
  Page page(String name) {
    var page = pages.get(name);
    if (page == null) {
      throw new PlaywrightException("no page named \"" + name + "\" is open");
    }
    return page;
  }

  /** The same, which is opened where there is none. */
  Page opened(String name) {
    return pages.computeIfAbsent(name, _ -> context.newPage());
  }

  /** Gives a page that was opened by another a name. */
  void name(String name, Page page) {
    pages.put(name, page);
  }

  /** Playwright's context; on the slot's thread alone. */
  BrowserContext context() {
    return context;
  }

  /** Takes the network away from its pages, or gives it back. */
  void offline(boolean offline) {
    context.setOffline(offline);
  }

  Dialogs dialogs() {
    return dialogs;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  Downloads downloads() {
    return downloads;
  }

  /** The greatest answer or file that the actor reads, in bytes. */
  long bodyLimit() {
    return bodyLimit;
  }

  Slot slot() {
    return slot;
  }

  Traffic traffic() {
    return traffic;
  }

  /** What is recorded of it, or null. */
  @Nullable Recording recording() {
    return recording;
  }

  /** What is seen of its pages beside what steps ask. */
  PageLog log() {
    return log;
  }

  /** What its requests say of the actor; on the slot's thread alone. */
  Identity identity() {
    return identity;
  }

  /**
   * Whether the browser does what it is asked to, or null: otherwise what a page does not do says
   * nothing of the target.
   */
  @Nullable ProberFaultException fault() {
    if (!slot.alive() || crashed) {
      return lost();
    }
    if (slot.stopped()) {
      slot.kill();
      return new ProberFaultException(Cause.BROWSER, "somebody stopped the browser");
    }
    try {
      boolean _ =
          slot.call(
              SIGN_OF_LIFE,
              browser -> {
                var session = browser.newBrowserCDPSession();
                session.send("Browser.getVersion");
                session.detach();
                return true;
              });
      return slot.alive() && !crashed ? null : lost();
    } catch (PlaywrightException _) {
      slot.kill();
      return Slot.lost();
    } catch (ProberFaultException e) {
      return e;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private ProberFaultException lost() {
    return crashed && slot.alive()
        ? new ProberFaultException(Cause.BROWSER, "the browser's page crashed")
        : Slot.lost();
  }

  @Override
  public void close() {
    try {
      if (slot.alive()) {
        boolean _ =
            slot.call(
                CLOSING,
                _ -> {
                  slot.close(context);
                  return true;
                });
      }
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.DEBUG, "a page did not close in good order", e);
      slot.kill();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      slot.kill();
    } finally {
      left.run();
    }
  }
}

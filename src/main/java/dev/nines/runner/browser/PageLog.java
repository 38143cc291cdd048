package dev.nines.runner.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.WebError;
import dev.nines.outcome.PageRecord;
import dev.nines.outcome.Vital;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The pages that an actor had one after the other, and what was seen of them beside what its steps
 * asked. Told on the slot's thread, read from any.
 */
final class PageLog {

  /** Further ones are as the first, or say that something goes round in circles. */
  private static final int MOST_PAGES = 20;

  /** How often, and how long each time, it is waited for what a page shows at a run's end. */
  private static final int LOOKS = 4;

  private static final long LOOK_MILLIS = 40;

  private final List<LoggedPage> pages = new ArrayList<>();
  private final Map<Page, LoggedPage> current = new HashMap<>();
  private final Set<Frame> leaving = new HashSet<>();
  private String step = "";

  /** Listens to all pages of {@code context}. */
  void listen(BrowserContext context) {
    context.onRequest(this::asked);
    context.onRequestFailed(this::failed);
    context.onWebError(this::threw);
    context.onPage(page -> {
      page.onFrameNavigated(frame -> navigated(page, frame));
      page.onClose(this::closed);
    });
  }

  /** What is opened from now on is opened in {@code step}. */
  synchronized void during(String step) {
    this.step = step;
  }

  /** What the scripts of {@code page} threw since it was loaded. */
  synchronized List<String> errors(Page page) {
    var logged = current.get(page);
    return logged == null ? List.of() : logged.errors();
  }

  /** Those that were opened until now. */
  synchronized List<PageRecord> records(String actor, UnaryOperator<String> redacted) {
    return pages.stream().map(page -> page.record(actor, redacted)).toList();
  }

  /** Has {@code page} measured, through a session of its own. */
  void attend(Page page, CDPSession session) {
    Vitals.attend(session, (url, vitals) -> measured(page, url, vitals));
  }

  private synchronized void measured(Page page, String url, Map<Vital, BigDecimal> vitals) {
    var logged = current.get(page);
    if (logged != null) {
      logged.measured(url, vitals);
      notifyAll();
    }
  }

  /** Waits a moment for pages that have not yet said what they show: that comes after the load. */
  synchronized void awaitPaint() throws InterruptedException {
    for (int i = 0; i < LOOKS && current.values().stream().anyMatch(page -> !page.painted()); i++) {
      wait(LOOK_MILLIS);
    }
  }

  private synchronized void asked(Request request) {
    var frame = frame(request);
    if (frame != null && frame.parentFrame() == null) {
      leaving.add(frame);
    }
  }

  private synchronized void failed(Request request) {
    var frame = frame(request);
    if (frame != null) {
      leaving.remove(frame);
    }
  }

  /**
   * The frame that goes elsewhere; null where none does, or its page is only about to be opened.
   */
  private static @Nullable Frame frame(Request request) {
    try {
      return request.isNavigationRequest() ? request.frame() : null;
    } catch (PlaywrightException _) {
      return null;
    }
  }

  /** A page that only changes its address, without a request, is the same page. */
  private synchronized void navigated(Page page, Frame frame) {
    if (frame.parentFrame() == null && leaving.remove(frame)) {
      var logged = new LoggedPage(step, frame.url());
      current.put(page, logged);
      if (pages.size() < MOST_PAGES) {
        pages.add(logged);
      }
    }
  }

  private synchronized void threw(WebError error) {
    @Nullable Page page = error.page();
    var logged = page == null ? null : current.get(page);
    if (logged != null) {
      logged.threw(error.error());
    }
  }

  private synchronized void closed(Page page) {
    current.remove(page);
  }
}

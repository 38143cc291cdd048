package dev.nines.runner.browser;

import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import dev.nines.journey.EvaluationException;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.Exchange;
import dev.nines.runner.Exchange.Broken;
import dev.nines.runner.Exchange.Shown;
import dev.nines.runner.ProberFaultException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One attempt at a deed in a page. On the attempt's own thread. */
final class Attempt {

  /** What Playwright may take longer than it is told to: by then nobody waits any more. */
  private static final Duration GRACE = Duration.ofMillis(500);

  /**
   * Playwright gives up a moment before the client does: nothing may be clicked for nobody, and
   * what it waited for is worth saying.
   */
  private static final Duration MARGIN = Duration.ofMillis(50);

  /** A verdict must be given before the observation is over. */
  private static final Duration LAST_CALL = Duration.ofMillis(100);

  private final Deed deed;
  private final ActorPage page;
  private final Reach reach;
  private final AttemptContext context;

  Attempt(Deed deed, ActorPage page, Reach reach, AttemptContext context) {
    this.deed = deed;
    this.page = page;
    this.reach = reach;
    this.context = context;
  }

  Exchange play() throws EvaluationException, InterruptedException {
    context.onDoubt(page::fault);
    context.progress().awaits(deed.undone());
    page.log().during(context.step());
    var watch = page.traffic().begin(context.wire(), deed.manner().addresses());
    try {
      var value = page.slot().within(most(), _ -> played());
      if (value instanceof Response answer && answer.status() >= 400 && deed.url() != null) {
        return kept(judged(unwelcome(answer, deed.url()), watch), watch, isPageJudged());
      }
      return shown(value, watch);
    } catch (TimeoutError e) {
      return late(deed.undone() + Reasons.of(e), watch);
    } catch (MissedException e) {
      return late(String.valueOf(e.getMessage()), watch);
    } catch (OverdueException e) {
      var reason = deed.endless() == null ? String.valueOf(e.getMessage()) : deed.endless();
      return late(deed.undone() + ": " + reason, watch);
    } catch (PlaywrightException e) {
      return failed(e, watch);
    }
  }

  /** A page whose name turned out to lead elsewhere is left at once, unread. */
  private @Nullable Object played() {
    var value = prepared().play();
    if (value instanceof Response answer) {
      try {
        reach.check(answer);
      } catch (ProberFaultException e) {
        page.page(deed.manner().page()).navigate("about:blank");
        throw e;
      }
    }
    return value;
  }

  /** Where Playwright itself ends the act and says why, it comes first. */
  private Duration most() {
    return deed.endless() == null
        ? context.left().plus(GRACE)
        : Duration.ofMillis((long) millis(context));
  }

  private Doing prepared() {
    page.identity().is(deed.identity());
    if (deed.url() != null) {
      page.identity().within(deed.url());
      page.traffic().counts(deed.url().host());
    }
    return new Doing(deed, page, () -> millis(context));
  }

  /** How much time is left for it, until just before the client gives up. */
  static double millis(AttemptContext context) {
    var left = context.left();
    var margin = left.dividedBy(20).compareTo(MARGIN) < 0 ? left.dividedBy(20) : MARGIN;
    return Math.max(1, left.minus(margin).toMillis());
  }

  private Shown shown(@Nullable Object value, Traffic.Watch watch) {
    Map<String, @Nullable Object> names = new HashMap<>();
    var live = new LivePage(page, deed.manner().page());
    names.put("page", live);
    if (value instanceof Deed.Found(var name, var found)) {
      names.put(name, found);
    }
    if (page.dialogs().last() != null) {
      names.put("dialog", page.dialogs().last());
    }
    var last = watch.last();
    if (last != null) { // By which the actor tells the backends apart.
      names.put("status", (long) last.status());
      names.put("headers", last.headers());
    }
    return new Shown(names, () -> server(live, watch), deed.done());
  }

  /** What a page's own document is that is none: as an answer to a request without expectations. */
  private Broken unwelcome(Response answer, HttpUrl url) {
    int status = answer.status();
    return new Broken(
        status >= 500 || status == 429 ? ClientVerdict.ERROR : ClientVerdict.WRONG,
        ServerVerdict.DOWN,
        "HTTP " + status + " from GET " + Words.path(url, context.baseUrl()));
  }

  /** Where a journey names the answers that count, a page's own document may be none of them. */
  private Broken judged(Broken broken, Traffic.Watch watch) {
    return isPageJudged() ? broken : new Broken(broken.client(), watch.verdict(), broken.message());
  }

  private boolean isPageJudged() {
    return deed.manner().addresses().isEmpty();
  }

  /**
   * What was met, unless the prober itself brought it about.
   *
   * @param own whether it is the servers' own doing, whatever was refused
   */
  private Broken kept(Broken broken, Traffic.Watch watch, boolean own) {
    var refusal =
        reach.checkUnfound(watch.unfound(), watch.unfoundServers(), own || watch.failing());
    return refusal == null
        ? broken
        : new Broken(broken.client(), broken.server(), broken.message() + "; " + refusal);
  }

  private ServerVerdict server(LivePage live, Traffic.Watch watch) {
    var fault = live.fault();
    if (fault == null && (context.abandoned() || !page.slot().alive())) {
      fault = page.fault();
    }
    if (fault != null) {
      throw fault;
    }
    var verdict = context.abandoned() ? settled(watch) : watch.verdict();
    @Nullable String _ =
        reach.checkUnfound(watch.missed(), watch.unfoundServers(), watch.failing());
    return verdict;
  }

  /** Playwright's patience is over; the servers still may answer. */
  private Broken late(String reason, Traffic.Watch watch) {
    context.progress().awaits(reason);
    check();
    return kept(new Broken(ClientVerdict.TIMEOUT, settled(watch), reason), watch, false);
  }

  private void check() {
    var fault = page.fault();
    if (fault != null) {
      throw fault;
    }
  }

  /** Waits for answers to what was asked in this attempt, until the observation is over. */
  private ServerVerdict settled(Traffic.Watch watch) {
    var settled = watch.settled();
    var forget = context.onCancel(() -> settled.complete(false));
    try {
      var left = context.limit().minus(context.elapsed()).minus(LAST_CALL);
      boolean _ = settled.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
      return watch.verdict();
    } catch (TimeoutException _) {
      return watch.lastVerdict();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return watch.verdict();
    } catch (ExecutionException e) {
      throw new IllegalStateException("it never fails", e);
    } finally {
      forget.run();
    }
  }

  private Broken failed(PlaywrightException failure, Traffic.Watch watch)
      throws EvaluationException {
    check();
    if (deed.url() != null) {
      var refusal = Refusals.of(failure, deed.url());
      if (refusal != null) {
        boolean own = isPageJudged() && !Words.text(failure).contains("ERR_NAME_NOT_RESOLVED");
        return kept(judged(refusal, watch), watch, own);
      }
    }
    if (Words.misspelt(failure)) {
      throw new EvaluationException(deed.undone() + ": " + Words.firstLine(failure));
    }
    var broken =
        new Broken(
            ClientVerdict.WRONG, watch.verdict(), deed.undone() + ": " + Words.firstLine(failure));
    return kept(broken, watch, false);
  }
}

package dev.nines.runner.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.PlaywrightException;
import dev.nines.evidence.EvidenceFolder;
import dev.nines.evidence.Leaving;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.PageRecord;
import dev.nines.runner.ActExecutor;
import dev.nines.runner.ActorSession;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.EndOfRun;
import dev.nines.runner.Exchange;
import dev.nines.runner.ProberFaultException;
import dev.nines.runner.Review;
import dev.nines.runner.client.Resolver;
import dev.nines.target.TargetRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays acts in browsers. */
public final class BrowserExecutor implements ActExecutor<BrowserAct>, AutoCloseable {

  /** How long an act waits for a browser where none was got ready. */
  private static final Duration UNPREPARED = Duration.ofSeconds(60);

  private final Slots slots;
  private final TargetRules rules;
  private final Resolver resolver;
  private final @Nullable EvidenceOfRun evidence;

  public BrowserExecutor(BrowserOptions options) {
    this(new Slots(options), TargetRules.USUAL, _ -> List.of(), null);
  }

  private BrowserExecutor(
      Slots slots, TargetRules rules, Resolver resolver, @Nullable EvidenceOfRun evidence) {
    this.slots = slots;
    this.rules = rules;
    this.resolver = resolver;
    this.evidence = evidence;
  }

  /**
   * One with the same browsers whose runs leave evidence.
   *
   * @param leaving which of them may, so that {@link Leaving#NONE} has none of them recorded
   */
  public BrowserExecutor keeping(EvidenceFolder folder, Leaving leaving) {
    return new BrowserExecutor(
        slots,
        rules,
        resolver,
        leaving == Leaving.NONE ? null : new EvidenceOfRun(folder, leaving));
  }

  /**
   * One with the same browsers that goes nowhere but where it may.
   *
   * @param resolver finds the addresses of what is gone to
   */
  public BrowserExecutor within(TargetRules rules, Resolver resolver) {
    slots.bound(rules);
    return new BrowserExecutor(slots, rules, resolver, evidence);
  }

  @Override
  public void prepare(ActorSession session, Scope scope, String run, Duration most)
      throws EvaluationException, InterruptedException {
    var _ = page(session, scope, run, most);
  }

  @Override
  public Exchange play(BrowserAct act, AttemptContext context)
      throws EvaluationException, InterruptedException {
    var deed = Deed.of(act, context);
    var proxy = context.actor().proxy();
    var reach = new Reach(rules, resolver, proxy != null);
    if (deed.url() != null) {
      reach.check(deed.url());
      if (proxy != null) {
        reach.checkProxy(Proxies.host(proxy.render(context.scope())));
      }
    }
    var page = page(context.session(), context.scope(), context.trace().traceId(), UNPREPARED);
    return new Attempt(deed, page, reach, context).play();
  }

  @Override
  public Review review(Collection<ActorSession> sessions, EndOfRun end)
      throws InterruptedException {
    var pages = new ArrayList<PageRecord>();
    for (var session : sessions) {
      var page = session.existing(ActorPage.class);
      if (page != null) {
        if (!(end.outcome() instanceof Outcome.Inconclusive)) {
          page.log().awaitPaint();
        }
        pages.addAll(page.log().records(session.actor().name(), end.redactor()::redact));
      }
    }
    return new Review(pages, evidence == null ? Review.Evidence.NONE : evidence.of(sessions, end));
  }

  private ActorPage page(ActorSession session, Scope scope, String run, Duration most)
      throws EvaluationException, InterruptedException {
    var options = ContextOptions.of(session.actor(), scope);
    try {
      return session.resource(ActorPage.class, () -> opened(session, options, run, most));
    } catch (Interruption _) {
      throw new InterruptedException();
    }
  }

  private ActorPage opened(
      ActorSession session, NewContextOptions options, String run, Duration most) {
    try {
      try {
        return opened(slots.take(run, most), session, options, run);
      } catch (PlaywrightException _) {
        return opened(slots.take(run, most), session, options, run);
      }
    } catch (PlaywrightException e) {
      throw new ProberFaultException(
          Cause.BROWSER, "the browser opens no page: " + Words.firstLine(e));
    } catch (InterruptedException _) {
      throw new Interruption();
    }
  }

  private ActorPage opened(Slot slot, ActorSession session, NewContextOptions options, String run)
      throws InterruptedException {
    try {
      return ActorPage.open(
          slot, session.actor(), options, evidence != null, () -> slots.giveBack(run));
    } catch (RuntimeException | Error | InterruptedException e) {
      slots.giveBack(run);
      throw e;
    }
  }

  /** A supplier throws nothing that is checked. */
  private static final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** How the browsers do. */
  public Pool pool() {
    return slots.pool();
  }

  /** Ends all browsers. */
  @Override
  public void close() {
    slots.close();
  }
}

package dev.nines.runner;

import dev.nines.journey.Actor;
import dev.nines.journey.Scope;
import dev.nines.outcome.AttemptTrace;
import dev.nines.time.Ticker;
import dev.nines.time.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an executor is given to play one act with. */
public final class AttemptContext {

  private final ActorSession session;
  private final String step;
  private final String baseUrl;
  private final Scope scope;
  private final Set<String> reads;
  private final Trace trace;
  private final Duration patience;
  private final Duration limit;
  private final Progress progress;
  private final WireTap wire;
  private final Redactor redactor;
  private final Ticker ticker;
  private final Timer timer;
  private final long begun;
  private final Signal cancelled = new Signal();
  private final Signal abandoned = new Signal();
  private volatile Supplier<@Nullable ProberFaultException> doubt = () -> null;

  AttemptContext(
      ActorSession session,
      String step,
      String baseUrl,
      Scope scope,
      Set<String> reads,
      Trace trace,
      Duration patience,
      Duration limit,
      WireTap wire,
      Redactor redactor,
      Ticker ticker,
      Timer timer) {
    this.session = session;
    this.step = step;
    this.baseUrl = baseUrl;
    this.scope = scope;
    this.reads = Set.copyOf(reads);
    this.trace = trace;
    this.patience = patience;
    this.limit = limit;
    this.progress = new Progress(ticker);
    this.wire = wire;
    this.redactor = redactor;
    this.ticker = ticker;
    this.timer = timer;
    this.begun = ticker.nanos();
  }

  public Actor actor() {
    return session.actor();
  }

  public ActorSession session() {
    return session;
  }

  /** The name of the step that it is an attempt at. */
  public String step() {
    return step;
  }

  /** The actor's base URL for this attempt, or "" where the actor has none. */
  public String baseUrl() {
    return baseUrl;
  }

  /** The names that templates may read. */
  public Scope scope() {
    return scope;
  }

  /**
   * The names that the step's expressions read of an answer: what is not among them need not be
   * made.
   */
  public Set<String> reads() {
    return reads;
  }

  public Trace trace() {
    return trace;
  }

  /**
   * What traces say of the attempt so far.
   *
   * @param offset makes an offset from the run's start of a value of the ticker
   */
  AttemptTrace traced(LongFunction<Duration> offset) {
    var asked = progress.request();
    return new AttemptTrace(
        trace.spanId(),
        asked == null
            ? null
            : new AttemptTrace.Request(
                asked.method(),
                // It is encoded in part by now, as no secret was given.
                redactor.scour(asked.url()),
                redactor.redact(asked.host()),
                asked.port()),
        progress.requests(),
        progress.status(),
        progress.ends(offset));
  }

  /** How much longer the client waits; never negative. */
  public Duration left() {
    var left = abandoned() ? Duration.ZERO : patience.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** The longest that the exchange is observed, from the attempt's beginning. */
  public Duration limit() {
    return limit;
  }

  public Progress progress() {
    return progress;
  }

  public WireTap wire() {
    return wire;
  }

  /** Keeps {@code secret}, such as a credential made from others, out of every text of this run. */
  public void keepSecret(String secret) {
    redactor.add(secret);
  }

  /** Takes the secrets of this run out of texts. */
  public Redactor redactor() {
    return redactor;
  }

  public Ticker ticker() {
    return ticker;
  }

  public Timer timer() {
    return timer;
  }

  /**
   * Calls {@code cancellation} once, from any thread, when the exchange must end; at once if it
   * must already. The result takes that back.
   */
  public Runnable onCancel(Runnable cancellation) {
    return cancelled.then(cancellation);
  }

  /** The time since the attempt began. */
  public Duration elapsed() {
    return ticker.since(begun);
  }

  /**
   * Whether the client has stopped waiting: what still comes is only observed, and must not be
   * taken from anyone.
   */
  public boolean abandoned() {
    return abandoned.given();
  }

  /**
   * Calls {@code restitution} once, from any thread, when the client stops waiting without having
   * seen what the exchange came to; at once if it has already. Gives back what the exchange took
   * from others, whenever it took it.
   */
  public void onAbandon(Runnable restitution) {
    abandoned.then(restitution);
  }

  /**
   * Has {@code check} asked, on the run's thread, when the client's patience is over: whether it is
   * the prober's own fault that nothing came, or null. It must answer soon.
   */
  public void onDoubt(Supplier<@Nullable ProberFaultException> check) {
    doubt = check;
  }

  /** The prober's own fault for which nothing came, or null. */
  @Nullable ProberFaultException ownFault() {
    return doubt.get();
  }

  /** Waits for {@code pause}, or until the client stops waiting: then false, at once. */
  boolean pauseUnlessAbandoned(Duration pause) throws InterruptedException {
    var over = new CountDownLatch(1);
    var alarm = timer.after(pause, over::countDown);
    var forget = abandoned.then(over::countDown);
    try {
      over.await();
    } finally {
      alarm.cancel();
      forget.run();
    }
    return !abandoned.given();
  }

  /** The client stops waiting. */
  void abandon() {
    abandoned.give();
  }

  /** Ends the exchange. */
  void cancel() {
    cancelled.give();
  }
}

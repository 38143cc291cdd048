package dev.nines.runner.client;

import dev.nines.outcome.Phase;
import dev.nines.runner.Progress;
import dev.nines.time.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Watches the exchanges of one attempt, one after the other where there are redirects: times the
 * phases, says what is awaited, and remembers how far the exchange came, for its failure to be put
 * into words. Connections are raced on threads of their own, so all of it is guarded by one lock.
 *
 * <p>The answer's first byte is seen on the socket itself in clear text. Over TLS and HTTP/2, where
 * the socket's bytes may be anything, it is taken to come with the answer's head.
 */
final class Watch extends EventListener {

  /** How far an exchange has come. */
  enum Stage {
    IDLE,
    RESOLVING,
    CONNECTING,
    HANDSHAKING,
    SENDING,
    AWAITING,
    /** The answer has begun. */
    RECEIVING,
    /** The answer's head is complete. */
    READING
  }

  private final Ticker ticker;
  private final Progress progress;
  private final CallLog calls;
  private Stage stage = Stage.IDLE;
  private boolean cancelled;
  private boolean reused;
  private @Nullable Thread resolving;
  private long phaseBegun;
  private @Nullable Long connectBegun;
  private long sent;
  private long answered;
  private @Nullable WatchedSocket clear;

  Watch(Ticker ticker, Progress progress, CallLog calls) {
    this.ticker = ticker;
    this.progress = progress;
    this.calls = calls;
  }

  synchronized Stage stage() {
    return stage;
  }

  /**
   * Whether the request went out on a connection kept from an earlier exchange and nothing of an
   * answer came: what a server that closed the idle connection meanwhile looks like.
   */
  synchronized boolean perhapsStale() {
    return reused && (stage == Stage.SENDING || stage == Stage.AWAITING) && !cancelled;
  }

  /** Bytes of the answer as they came from the socket, where it is in clear text; else 0. */
  synchronized long received() {
    return clear == null ? 0 : clear.received();
  }

  synchronized void begin() {
    stage = Stage.IDLE;
    reused = true;
    clear = null;
    connectBegun = null;
  }

  private void over(Phase phase, long begun) {
    progress.phase(phase, ticker.since(begun));
  }

  @Override
  public synchronized void dnsStart(Call call, String domainName) {
    stage = Stage.RESOLVING;
    phaseBegun = ticker.nanos();
    progress.awaits("the address of " + domainName);
    resolving = Thread.currentThread();
    if (cancelled) {
      resolving.interrupt();
    }
  }

  @Override
  public synchronized void dnsEnd(Call call, String domainName, List<InetAddress> inetAddressList) {
    resolving = null;
    over(Phase.RESOLVE, phaseBegun);
  }

  @Override
  public synchronized void connectStart(
      Call call, InetSocketAddress inetSocketAddress, Proxy proxy) {
    stage = Stage.CONNECTING;
    reused = false;
    if (connectBegun == null) {
      connectBegun = ticker.nanos();
      progress.awaits("the connection to " + Names.of(inetSocketAddress));
    }
  }

  @Override
  public synchronized void secureConnectStart(Call call) {
    connected();
    stage = Stage.HANDSHAKING;
    phaseBegun = ticker.nanos();
    progress.awaits("the TLS handshake with " + Names.of(call.request().url()));
  }

  @Override
  public synchronized void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    over(Phase.TLS, phaseBegun);
  }

  @Override
  public synchronized void connectEnd(
      Call call, InetSocketAddress inetSocketAddress, Proxy proxy, @Nullable Protocol protocol) {
    if (stage == Stage.CONNECTING) {
      connected();
    }
  }

  private void connected() {
    if (connectBegun != null) {
      over(Phase.CONNECT, connectBegun);
      connectBegun = null;
    }
  }

  @Override
  public synchronized void connectFailed(
      Call call,
      InetSocketAddress inetSocketAddress,
      Proxy proxy,
      @Nullable Protocol protocol,
      IOException ioe) {
    if (stage == Stage.HANDSHAKING) {
      connectBegun = null; // The next address, if there is one, is connected to anew.
    }
  }

  @Override
  public synchronized void connectionAcquired(Call call, Connection connection) {
    stage = Stage.SENDING;
    boolean alone = connection.protocol() == Protocol.HTTP_1_1;
    clear = alone && connection.socket() instanceof WatchedSocket socket ? socket : null;
  }

  @Override
  public synchronized void requestHeadersStart(Call call) {
    stage = Stage.SENDING;
    sent = ticker.nanos();
    progress.firstByteSent();
    if (clear != null) {
      clear.expectAnswer(this::firstByte);
    }
  }

  @Override
  public synchronized void requestHeadersEnd(Call call, Request request) {
    if (request.body() == null) {
      awaitAnswer();
    }
  }

  @Override
  public synchronized void requestBodyStart(Call call) {
    progress.awaits("the request's body to be taken");
  }

  @Override
  public synchronized void requestBodyEnd(Call call, long byteCount) {
    awaitAnswer();
  }

  private void awaitAnswer() {
    if (stage == Stage.SENDING) {
      stage = Stage.AWAITING;
      progress.awaits(clear == null ? "the answer's head" : "the answer's first byte");
    }
  }

  private synchronized void firstByte() {
    if (stage == Stage.SENDING || stage == Stage.AWAITING) {
      stage = Stage.RECEIVING;
      answered = ticker.nanos();
      progress.phase(Phase.PROCESSING, Duration.ofNanos(answered - sent));
      progress.awaits("the rest of the answer's head");
    }
  }

  @Override
  public void responseHeadersStart(Call call) {
    firstByte();
  }

  @Override
  public synchronized void responseHeadersEnd(Call call, Response response) {
    stage = Stage.READING;
    progress.awaits("the rest of the answer");
  }

  @Override
  public synchronized void responseBodyEnd(Call call, long byteCount) {
    over(Phase.TRANSFER, answered);
  }

  @Override
  public synchronized void canceled(Call call) {
    cancelled = true;
    if (resolving != null) {
      resolving.interrupt();
    }
  }

  @Override
  public void callEnd(Call call) {
    calls.over(call);
  }

  @Override
  public void callFailed(Call call, IOException ioe) {
    synchronized (this) {
      resolving = null;
    }
    calls.over(call);
  }
}

package dev.nines.runner.client;

import dev.nines.journey.Actor;
import dev.nines.journey.Actor.HttpVersion;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Template;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.Exchange.Broken;
import dev.nines.runner.ProberFaultException;
import dev.nines.runner.WireTap;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The client of one actor in one run: its cookies and its connections. Safe from any thread. */
public final class ActorClient implements AutoCloseable {

  private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

  private final OkHttpClient base;
  private final Links links;
  private final Actor actor;
  private final Composer composer;
  private final Runnable left;
  private final CallLog calls;
  private final CookieJar cookies;
  private final @Nullable OkHttpClient[] clients = new OkHttpClient[8];

  /**
   * @param evict closes the links' idle connections, where they are this client's alone
   * @param left called once, when the client is closed
   */
  ActorClient(
      OkHttpClient base,
      Links links,
      Actor actor,
      Composer composer,
      Runnable evict,
      Runnable left) {
    this.base = base;
    this.links = links;
    this.actor = actor;
    this.composer = composer;
    this.left = left;
    this.calls = new CallLog(evict);
    this.cookies = actor.cookies() ? new Cookies(InstantSource.system()) : CookieJar.NO_COOKIES;
  }

  /**
   * A request to {@code target} (a path below the actor's base URL, or a whole URL; {@code ws} and
   * {@code wss} are taken for {@code http} and {@code https}), with the actor's headers, its
   * credentials and the attempt's trace. Belongs to this attempt alone: what happens to it is told
   * to the attempt's progress and wire tap.
   *
   * @throws EvaluationException if a template has no value, or the whole is no URL
   */
  public Request.Builder request(
      Template target,
      Map<String, Template> query,
      Map<String, Template> headers,
      AttemptContext context)
      throws EvaluationException {
    var request = composer.request(target, query, headers, context);
    request.tag(Watch.class, new Watch(context.ticker(), context.progress(), calls));
    if (!context.wire().equals(WireTap.OFF)) {
      request.tag(WireTap.class, context.wire());
    }
    return request;
  }

  /**
   * Sends {@code request}, follows redirects as far as the actor does, and gives the answer when
   * its head is there. Blocks; ended by the attempt's cancellation, also while the body is read.
   *
   * @throws BrokenExchangeException if there is no answer
   * @throws ProberFaultException if this machine is at fault, or does not go there
   */
  public Answer open(Request request, AttemptContext context) throws BrokenExchangeException {
    check(request.url(), "");
    var answer = send(request, context);
    for (int followed = 0; actor.redirects() > 0; followed++) {
      var next = Redirects.next(answer.response());
      if (next == null) {
        return answer;
      }
      answer.close();
      if (followed == actor.redirects()) {
        throw new BrokenExchangeException(
            new Broken(
                ClientVerdict.ERROR,
                ServerVerdict.DOWN,
                "more than %d redirects, the last one to %s%s"
                    .formatted(followed, Names.of(next.url()), next.url().encodedPath())),
            null);
      }
      check(next.url(), Names.of(request.url()) + " redirects, and ");
      answer = send(next, context);
    }
    return answer;
  }

  private void check(HttpUrl url, String why) {
    var refusal = links.refusal(url);
    if (refusal != null) {
      throw new ProberFaultException(Cause.CONFIGURATION, why + refusal);
    }
  }

  /**
   * Sends {@code request} once; and once more where a connection that was kept from an earlier
   * exchange turns out to have been closed by the server meanwhile, as every client does that keeps
   * connections, and as RFC 9110 (9.2.2) allows: never where a second request could do a second
   * deed.
   */
  private Answer send(Request request, AttemptContext context) throws BrokenExchangeException {
    context.progress().asks(TracedRequest.of(request));
    while (true) {
      var call = client(request).newCall(request);
      var forget = context.onCancel(call::cancel);
      try {
        var response = call.execute();
        context.progress().answered(response.code());
        return new Answer(this, call, response, forget);
      } catch (IOException e) {
        forget.run();
        var watch = request.tag(Watch.class);
        if (watch == null || !watch.perhapsStale() || !IDEMPOTENT.contains(request.method())) {
          throw new BrokenExchangeException(failure(request, e), e);
        }
      }
    }
  }

  /** The OkHttp client that carries {@code request}. */
  private OkHttpClient client(Request request) {
    boolean secure = request.isHttps();
    boolean races = links.races(request.url());
    boolean upgrades = request.header("Upgrade") != null;
    int index = (secure ? 1 : 0) + (races ? 2 : 0) + (upgrades ? 4 : 0);
    synchronized (clients) {
      var client = clients[index];
      if (client == null) {
        client = client(secure, races, upgrades);
        clients[index] = client;
      }
      return client;
    }
  }

  private OkHttpClient client(boolean secure, boolean races, boolean upgrades) {
    var builder = base.newBuilder();
    links.lay(builder, secure);
    var version = links.options().version();
    if (upgrades) { // Only HTTP/1.1 can be upgraded.
      version = HttpVersion.HTTP_1_1;
      builder.protocols(List.of(Protocol.HTTP_1_1));
    }
    var proxy = links.options().proxy();
    return builder
        .fastFallback(races)
        .cookieJar(cookies)
        .addInterceptor(new Attending(calls))
        .addNetworkInterceptor(new OnTheWire(version, proxy == null ? null : proxy.authorization()))
        .build();
  }

  /** What a failure of {@code request}'s exchange says of the target, in words. */
  public Broken failure(Request request, IOException failure) {
    return Failures.of(failure, request, links.options().proxy());
  }

  /**
   * Tells that something of an answer or a stream was taken in. A peer that sends 17 MiB (or the
   * actor's body limit and 1 MiB, where that is more) without it is cut off.
   */
  public void consumed() {
    links.flow().consume();
  }

  /** Ends every exchange and closes the run's connections. */
  @Override
  public void close() {
    calls.close();
    left.run();
  }
}

package dev.nines.runner.client;

import dev.nines.journey.EvaluationException;
import dev.nines.journey.Template;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.Exchange.Broken;
import java.io.IOException;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The client of one actor in one run: its cookies and its connections. Safe from any thread. */
public final class ActorClient implements AutoCloseable {

  private final OkHttpClient http;
  private final String userAgent;

  ActorClient(OkHttpClient http, String userAgent) {
    this.http = http;
    this.userAgent = userAgent;
  }

  /**
   * A request to {@code target} (a path below the actor's base URL, or a whole URL; {@code ws} and
   * {@code wss} are taken for {@code http} and {@code https}), with the actor's headers, its
   * credentials and the attempt's trace. Belongs to this attempt alone: what happens to it is told
   * to the attempt's progress.
   *
   * @throws EvaluationException if a template has no value, or the whole is no URL
   */
  public Request.Builder request(
      Template target,
      Map<String, Template> query,
      Map<String, Template> headers,
      AttemptContext context)
      throws EvaluationException {
    var rendered = target.render(context.scope());
    var url = HttpUrl.parse(rendered.startsWith("/") ? context.baseUrl() + rendered : rendered);
    if (url == null) {
      throw new EvaluationException("no URL");
    }
    return new Request.Builder().url(url).header("User-Agent", userAgent);
  }

  /**
   * Sends {@code request}, follows redirects as far as the actor does, and gives the answer when
   * its head is there; its body is still to be read, and it must be closed. Blocks; ended by the
   * attempt's cancellation, also while the body is read.
   *
   * @throws BrokenExchangeException if there is no answer
   */
  public Response open(Request request, AttemptContext context) throws BrokenExchangeException {
    var call = client(request).newCall(request);
    context.onCancel(call::cancel);
    try {
      return call.execute();
    } catch (IOException e) {
      throw new BrokenExchangeException(failure(request, e), e);
    }
  }

  /**
   * The OkHttp client that carries {@code request}, for exchanges that {@link #open} has no form
   * for, such as {@code newWebSocket}: it has the actor's cookies, TLS, proxy and resolver, and
   * tells the phases to the attempt that made the request.
   */
  public OkHttpClient client(Request request) {
    return http;
  }

  /** What a failure of {@code request}'s exchange says of the target, in words. */
  public Broken failure(Request request, Throwable failure) {
    throw new UnsupportedOperationException(request + " " + failure);
  }

  /** Ends every exchange and closes every connection. */
  @Override
  public void close() {
    http.connectionPool().evictAll();
  }
}

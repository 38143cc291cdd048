package dev.nines.runner.client;

import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.Exchange.Broken;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import okio.Socket;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose head is there and whose body is still to be read. Must be closed: that lets the
 * connection go, kept for the next exchange where the body was read to its end.
 */
public final class Answer implements AutoCloseable {

  private final ActorClient client;
  private final Call call;
  private final Response response;
  private final Runnable forget;

  Answer(ActorClient client, Call call, Response response, Runnable forget) {
    this.client = client;
    this.call = call;
    this.response = response;
    this.forget = forget;
  }

  Response response() {
    return response;
  }

  public int status() {
    return response.code();
  }

  /** As the peer sent them. */
  public Headers headers() {
    return OnTheWire.headers(response);
  }

  /** The request that was answered: the last one, after redirects. */
  public Request request() {
    return response.request();
  }

  /** The body as it was sent, {@code Content-Encoding} and all. */
  public BufferedSource body() {
    return response.body().source();
  }

  /**
   * What the connection is after an answer of status 101 to a request for an upgrade; else null.
   */
  public @Nullable Socket socket() {
    return response.socket();
  }

  /** Drops what is still to come of the body, and the connection with it. */
  public void abort() {
    call.cancel();
  }

  /** What a failure to read the body says of the target. */
  public BrokenExchangeException broken(IOException failure) {
    return new BrokenExchangeException(client.failure(request(), failure), failure);
  }

  /** For what is wrong with a body that was read. */
  public BrokenExchangeException broken(ClientVerdict client, String message) {
    return new BrokenExchangeException(new Broken(client, ServerVerdict.DOWN, message), null);
  }

  @Override
  public void close() {
    forget.run();
    response.close();
  }
}

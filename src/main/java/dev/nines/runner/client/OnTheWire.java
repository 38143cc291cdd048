package dev.nines.runner.client;

import dev.nines.journey.Actor.HttpVersion;
import dev.nines.outcome.RunEvent.Direction;
import dev.nines.runner.WireTap;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Goes last before the network: sees requests as they are sent and answers as they come. */
final class OnTheWire implements Interceptor {

  /** Where a header waits that OkHttp must not act on. */
  static final String ASIDE = "nines-aside-retry-after";

  private static final String RETRY_AFTER = "Retry-After";

  private final HttpVersion version;
  private final @Nullable String proxyAuthorization;

  /**
   * @param proxyAuthorization what an HTTP proxy is shown, or null
   */
  OnTheWire(HttpVersion version, @Nullable String proxyAuthorization) {
    this.version = version;
    this.proxyAuthorization = proxyAuthorization;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    var connection = chain.connection();
    if (connection == null) {
      throw new IllegalStateException("a network interceptor without a connection");
    }
    if (version == HttpVersion.HTTP_2 && connection.protocol() == Protocol.HTTP_1_1) {
      throw new ProtocolException("negotiated HTTP/1.1; expected HTTP/2");
    }
    var request = chain.request();
    if (proxyAuthorization != null
        && !request.isHttps()
        && connection.route().proxy().type() == Proxy.Type.HTTP) {
      request = request.newBuilder().header("Proxy-Authorization", proxyAuthorization).build();
    }
    var tap = request.tag(WireTap.class);
    if (tap != null) {
      show(tap, Direction.SENT, request, connection.protocol());
    }
    var response = chain.proceed(request);
    if (tap != null) {
      tap.show(Direction.RECEIVED, () -> HttpText.of(response));
    }
    checkLength(response);
    return aside(response);
  }

  /** OkHttp takes any number for a length, and then trips over one that is none. */
  private static void checkLength(Response response) throws ProtocolException {
    var length = response.header("Content-Length");
    if (length != null && length.strip().startsWith("-")) {
      throw new ProtocolException("it says Content-Length: " + length.strip());
    }
  }

  private static void show(WireTap tap, Direction direction, Request request, Protocol protocol) {
    tap.show(direction, () -> HttpText.of(tap, request, protocol));
  }

  /** OkHttp asks again by itself where a 503 says "Retry-After: 0"; retries are the journey's. */
  private static Response aside(Response response) {
    var after = response.code() == 503 ? response.header(RETRY_AFTER) : null;
    return after == null
        ? response
        : response.newBuilder().removeHeader(RETRY_AFTER).header(ASIDE, after).build();
  }

  /** The headers of {@code response} as they came. */
  static okhttp3.Headers headers(Response response) {
    var after = response.header(ASIDE);
    return after == null
        ? response.headers()
        : response.headers().newBuilder().removeAll(ASIDE).add(RETRY_AFTER, after).build();
  }
}

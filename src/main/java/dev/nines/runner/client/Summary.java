package dev.nines.runner.client;

import okhttp3.HttpUrl;
import okhttp3.Request;

/** An answer in a few words. */
final class Summary {

  private Summary() {}

  /**
   * {@code HTTP 503 from POST /api/chats}; with the host where it is not that of the base URL, and
   * with where redirects led.
   */
  static String of(Request request, int status, Request answered, String baseUrl) {
    var text =
        "HTTP "
            + status
            + " from "
            + request.method()
            + ' '
            + (whole(request.url()).startsWith(baseUrl) && !baseUrl.isEmpty()
                ? path(request.url())
                : whole(request.url()));
    return answered.url().equals(request.url())
        ? text
        : text
            + ", redirected to "
            + (sameHost(request.url(), answered.url())
                ? path(answered.url())
                : whole(answered.url()));
  }

  private static boolean sameHost(HttpUrl one, HttpUrl other) {
    return one.host().equals(other.host()) && one.port() == other.port();
  }

  /** Without user and password. */
  private static String whole(HttpUrl url) {
    var host = url.host().indexOf(':') >= 0 ? '[' + url.host() + ']' : url.host();
    var port = url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port();
    return url.scheme() + "://" + host + port + path(url);
  }

  private static String path(HttpUrl url) {
    var query = url.encodedQuery();
    return query == null ? url.encodedPath() : url.encodedPath() + '?' + query;
  }
}

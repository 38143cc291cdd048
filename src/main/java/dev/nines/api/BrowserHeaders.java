package dev.nines.api;

import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/**
 * What browsers may do with answers, where the answer itself does not say: take them for nothing
 * else than they are, run nothing, keep nothing, and show them in no page of somebody else.
 */
final class BrowserHeaders {

  private static final Map<String, String> USUAL =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store");

  private BrowserHeaders() {}

  static void add(HttpServerResponse response) {
    USUAL.forEach((name, value) -> {
      if (!response.headers().contains(name)) {
        response.putHeader(name, value);
      }
    });
  }
}

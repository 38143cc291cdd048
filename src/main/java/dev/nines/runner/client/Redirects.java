package dev.nines.runner.client;

import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Where an answer sends its client, and with what. */
final class Redirects {

  private Redirects() {}

  /** The request that follows {@code response}, or null where it is no redirect. */
  static @Nullable Request next(Response response) {
    int status = response.code();
    var location = response.header("Location");
    if (location == null || !redirects(status)) {
      return null;
    }
    var request = response.request();
    var url = request.url().resolve(location);
    if (url == null) {
      return null;
    }
    var next = request.newBuilder().url(url);
    if (becomesGet(status, request.method())) {
      next.method("GET", null);
      for (var name : new String[] {"Content-Type", "Content-Encoding", "Content-Language"}) {
        next.removeHeader(name);
      }
    }
    if (!sameOrigin(request.url(), url)) {
      // Credentials are for whom the journey's author gave them to.
      next.removeHeader("Authorization").removeHeader("Cookie").removeHeader("Host");
    }
    return next.build();
  }

  private static boolean redirects(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  /** As every browser does, though the standard only says so of 303. */
  private static boolean becomesGet(int status, String method) {
    return switch (status) {
      case 303 -> !method.equals("GET") && !method.equals("HEAD");
      case 301, 302 -> method.equals("POST");
      default -> false;
    };
  }

  private static boolean sameOrigin(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }
}

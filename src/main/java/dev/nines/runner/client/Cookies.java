package dev.nines.runner.client;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/**
 * The cookies of one actor in one run (RFC 6265), in memory. OkHttp parses them and refuses those
 * for a public suffix. Safe from any thread.
 */
final class Cookies implements CookieJar {

  /** As many as a usual browser keeps for one site, several times over. */
  private static final int MOST = 1_000;

  private final InstantSource clock;
  private final Map<Key, Cookie> kept = new LinkedHashMap<>();

  private record Key(String name, String domain, String path) {}

  Cookies(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized List<Cookie> loadForRequest(HttpUrl url) {
    if (kept.isEmpty()) {
      return List.of();
    }
    long now = clock.millis();
    kept.values().removeIf(cookie -> cookie.expiresAt() <= now);
    return kept.values().stream()
        .filter(cookie -> cookie.matches(url))
        // Longer paths first; among equals the sort keeps the order of their making.
        .sorted(Comparator.comparingInt((Cookie cookie) -> cookie.path().length()).reversed())
        .toList();
  }

  @Override
  public synchronized void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
    for (var cookie : cookies) {
      var key = new Key(cookie.name(), cookie.domain(), cookie.path());
      if (kept.replace(key, cookie) == null && kept.size() < MOST) {
        kept.put(key, cookie);
      }
    }
  }

  /** The cookies that a journey writes by hand, and those of {@code jar} with other names. */
  static List<Cookie> merged(String written, List<Cookie> jar, HttpUrl url) {
    var all = new ArrayList<Cookie>();
    for (var pair : written.split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        all.add(
            new Cookie.Builder()
                .name(pair.substring(0, equals).trim())
                .value(pair.substring(equals + 1).trim())
                .hostOnlyDomain(url.host())
                .build());
      }
    }
    var names = all.stream().map(Cookie::name).toList();
    jar.stream().filter(cookie -> !names.contains(cookie.name())).forEach(all::add);
    return all;
  }
}

package dev.nines.runner.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.HttpUrl;

/**
 * Has the requests of an actor's pages say whose they are, within the origins that the actor
 * visits: elsewhere and from elsewhere the browser would have to ask for leave first, and
 * credentials would go to strangers. Chromium is asked directly, because Playwright's own routes
 * have a redirect carry the headers to whichever host it leads to. On the slot's thread alone.
 */
final class Identity {

  private static final Set<String> TRACE = Set.of("traceparent", "x-request-id");

  private final List<CDPSession> pages = new ArrayList<>();
  private final Set<String> origins = new HashSet<>();
  private final Deque<Paused> waiting = new ArrayDeque<>();
  private boolean going;
  private Map<String, String> headers = Map.of();

  /** A request of a page that waits for its headers. */
  private record Paused(CDPSession page, JsonObject request) {}

  /** Takes a page among those of the actor. */
  void attend(CDPSession page) {
    page.on("Fetch.requestPaused", paused -> go(new Paused(page, paused)));
    pages.add(page);
    if (!origins.isEmpty()) {
      page.send("Fetch.enable", patterns());
    }
  }

  /** Has them carry {@code more} from now on. */
  void is(Map<String, String> more) {
    headers = more;
  }

  /** Takes the origin of {@code url} among those of the actor. */
  void within(HttpUrl url) {
    if (!origins.add(origin(url))) {
      return;
    }
    var patterns = patterns();
    // A page that is opened meanwhile is attended to in the midst of it.
    for (var page : List.copyOf(pages)) {
      if (!enable(page, patterns)) {
        pages.remove(page);
      }
    }
  }

  /** Whether {@code url} is in one of the actor's origins. */
  boolean isWithin(String url) {
    var parsed = HttpUrl.parse(url);
    return parsed != null && origins.contains(origin(parsed));
  }

  /** What says which attempt a request belongs to, and nothing else of the actor. */
  Map<String, String> trace() {
    var trace = new TreeMap<>(headers);
    trace.keySet().retainAll(TRACE);
    return trace;
  }

  private static boolean enable(CDPSession page, JsonObject patterns) {
    try {
      page.send("Fetch.enable", patterns);
      return true;
    } catch (PlaywrightException _) {
      return false; // It has been closed.
    }
  }

  private JsonObject patterns() {
    var patterns = new JsonArray();
    for (var origin : origins) {
      var pattern = new JsonObject();
      pattern.addProperty("urlPattern", origin + "/*");
      patterns.add(pattern);
    }
    var parameters = new JsonObject();
    parameters.add("patterns", patterns);
    return parameters;
  }

  /**
   * Has requests go on, one after the other: while one is, Playwright tells of others, and if each
   * went on within the one before, a page that asks for much at once would overflow the stack.
   */
  private void go(Paused next) {
    waiting.add(next);
    if (going) {
      return;
    }
    going = true;
    try {
      for (var each = waiting.poll(); each != null; each = waiting.poll()) {
        go(each.page(), each.request());
      }
    } finally {
      going = false;
    }
  }

  private void go(CDPSession page, JsonObject paused) {
    var parameters = new JsonObject();
    parameters.add("requestId", paused.get("requestId"));
    var request = paused.getAsJsonObject("request");
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    request
        .getAsJsonObject("headers")
        .entrySet()
        .forEach(header -> all.put(header.getKey(), header.getValue().getAsString()));
    if (isDocument(paused) || isFromWithin(all.getOrDefault("Referer", ""), request)) {
      all.putAll(headers);
      parameters.add("headers", array(all));
    }
    try {
      page.send("Fetch.continueRequest", parameters);
    } catch (PlaywrightException _) {
      // The page has gone elsewhere, and its request with it.
    }
  }

  private static boolean isDocument(JsonObject paused) {
    return paused.get("resourceType").getAsString().toLowerCase(Locale.ROOT).equals("document");
  }

  private static boolean isFromWithin(String referrer, JsonObject request) {
    var from = HttpUrl.parse(referrer);
    var to = HttpUrl.parse(request.get("url").getAsString());
    return from == null || (to != null && origin(from).equals(origin(to)));
  }

  private static JsonArray array(Map<String, String> headers) {
    var array = new JsonArray();
    headers.forEach((name, value) -> {
      var header = new JsonObject();
      header.addProperty("name", name);
      header.addProperty("value", value);
      array.add(header);
    });
    return array;
  }

  /** Scheme, host and port, as a browser writes them. */
  static String origin(HttpUrl url) {
    var host = url.host().indexOf(':') >= 0 ? "[" + url.host() + "]" : url.host();
    return url.scheme()
        + "://"
        + host
        + (url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port());
  }
}

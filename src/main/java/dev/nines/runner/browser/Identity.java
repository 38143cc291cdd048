package dev.nines.runner.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.HttpUrl;

/**
 * Has the requests of a page say whose they are, within the origins that the actor visits:
 * elsewhere and from elsewhere the browser would have to ask for leave first, and credentials would
 * go to strangers. Chromium is asked directly, because Playwright's own routes have a redirect
 * carry the headers to whichever host it leads to. On the slot's thread alone.
 */
final class Identity {

  private final CDPSession session;
  private final Set<String> origins = new HashSet<>();
  private Map<String, String> headers = Map.of();

  Identity(Page page) {
    session = page.context().newCDPSession(page);
    session.on("Fetch.requestPaused", this::go);
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
    var patterns = new JsonArray();
    for (var origin : origins) {
      var pattern = new JsonObject();
      pattern.addProperty("urlPattern", origin + "/*");
      patterns.add(pattern);
    }
    var parameters = new JsonObject();
    parameters.add("patterns", patterns);
    session.send("Fetch.enable", parameters);
  }

  private void go(JsonObject paused) {
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
      session.send("Fetch.continueRequest", parameters);
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

  private static String origin(HttpUrl url) {
    var host = url.host().indexOf(':') >= 0 ? "[" + url.host() + "]" : url.host();
    return url.scheme()
        + "://"
        + host
        + (url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port());
  }
}

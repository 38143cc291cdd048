package dev.nines.practice;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The customer's widget and the operator's console, for people and for journeys in a browser. They
 * use what every other client uses. The front serves them itself, as a company's own web server
 * would, so that they appear whatever is wrong with the chat behind them.
 */
final class Pages {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
          + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

  private record Page(String path, String file, String type) {}

  private static final Map<String, Page> BY_PATH =
      Map.of(
          "/widget", new Page("/widget", "widget.html", HTML),
          "/widget.js", new Page("/widget.js", "widget.js", SCRIPT),
          "/console", new Page("/console", "console.html", HTML),
          "/console.js", new Page("/console.js", "console.js", SCRIPT),
          "/talk.js", new Page("/talk.js", "talk.js", SCRIPT),
          "/chat.css", new Page("/chat.css", "chat.css", "text/css; charset=utf-8"),
          "/icon.svg", new Page("/icon.svg", "icon.svg", "image/svg+xml"));

  private static final String BROKEN = "throw new Error('the fault \"brokenScript\" is on');\n";
  private static final String COVERED =
      """

      .widget .sending { position: relative; }
      .widget .sending::after { content: ""; position: absolute; inset: 0; z-index: 1; }
      """;

  private final Supplier<Faults> faults;
  private final Map<Page, String> texts = new HashMap<>();

  Pages(Supplier<Faults> faults) {
    this.faults = faults;
    BY_PATH.values().forEach(page -> texts.put(page, text(page.file())));
  }

  static boolean has(String path) {
    return BY_PATH.containsKey(path);
  }

  void mount(Router router) {
    BY_PATH
        .values()
        .forEach(page -> router.get(page.path()).handler(context -> show(context, page)));
  }

  /** What a browser is told of a page, so that nothing gets in but what is ours. */
  static HttpServerResponse guarded(HttpServerResponse response, String type) {
    return response
        .putHeader("Content-Type", type)
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer");
  }

  private void show(RoutingContext context, Page page) {
    String text = faulty(page, faults.get());
    String tag = tag(text);
    // Asked for anew each time, as a fault that is switched on must show at the next visit.
    HttpServerResponse response =
        guarded(context.response(), page.type())
            .putHeader("Cache-Control", "no-cache")
            .putHeader("ETag", tag);
    if (tag.equals(context.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
    } else {
      response.end(text);
    }
  }

  private String faulty(Page page, Faults now) {
    String text = texts.getOrDefault(page, "");
    return switch (page.path()) {
      case "/widget.js" -> now.brokenScript() ? BROKEN + text : text;
      case "/chat.css" -> now.coveredButton() ? text + COVERED : text;
      default -> text;
    };
  }

  private static String text(String file) {
    try (InputStream in = Pages.class.getResourceAsStream("pages/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the page " + file + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String tag(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return '"' + HexFormat.of().formatHex(Arrays.copyOf(digest, 12)) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java knows SHA-256", impossible);
    }
  }
}

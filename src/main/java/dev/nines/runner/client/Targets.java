package dev.nines.runner.client;

import dev.nines.journey.EvaluationException;
import java.util.Locale;
import okhttp3.HttpUrl;

/** What a request is sent to. */
public final class Targets {

  private Targets() {}

  /** Whether {@code target} is a whole URL; otherwise it is a path below a base URL. */
  static boolean whole(String target) {
    int colon = target.indexOf("://");
    return colon > 0 && target.substring(0, colon).chars().allMatch(Character::isLetter);
  }

  /**
   * The URL of {@code target}. A path is appended to the base URL's own path, which stays: a base
   * of {@code https://host/v2} and {@code /chats} make {@code https://host/v2/chats}.
   *
   * @param actor whose base URL it is, for messages
   * @throws EvaluationException if that is no URL
   */
  public static HttpUrl url(String base, String target, String actor) throws EvaluationException {
    if (!whole(target) && base.isEmpty()) {
      throw new EvaluationException(
          "\"%s\" is a path, and actor \"%s\" has no url to begin it with"
              .formatted(target, actor));
    }
    var text = whole(target) ? target : below(base, target);
    var url = HttpUrl.parse(http(text));
    if (url == null) {
      throw new EvaluationException(
          "\"" + text + "\" is no URL; expected one such as https://example.com/path");
    }
    return url;
  }

  private static String below(String base, String target) {
    var start = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return target.isEmpty() || target.startsWith("/") || target.startsWith("?")
        ? start + target
        : start + "/" + target;
  }

  /** WebSockets begin as HTTP requests. */
  private static String http(String url) {
    var lower = url.toLowerCase(Locale.ROOT);
    return lower.startsWith("ws:") || lower.startsWith("wss:") ? "http" + url.substring(2) : url;
  }
}

package dev.nines.runner.browser;

import dev.nines.runner.client.Names;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What Playwright says, in one line. */
final class Words {

  private static final Pattern MISSPELT =
      Pattern.compile("while parsing (?:[a-z]+ )?selector|Unknown engine \"|Unknown key: \"");

  private Words() {}

  /** Without its frame, its call log and the stack of its driver. */
  static String firstLine(Throwable failure) {
    var text = text(failure).strip();
    int begin = text.indexOf("message='");
    if (begin >= 0) {
      text = text.substring(begin + "message='".length());
    }
    var line = text.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse("");
    return line.endsWith("'") ? line.substring(0, line.length() - 1) : line;
  }

  /** Whether a selector, key or script is none, which its author got wrong and not the page. */
  static boolean misspelt(Throwable failure) {
    return failure instanceof MisspeltException || MISSPELT.matcher(text(failure)).find();
  }

  static String text(Throwable failure) {
    @Nullable String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }

  /** {@code url} as messages say it: its path, where it is below the actor's base URL. */
  static String path(HttpUrl url, String baseUrl) {
    var query = url.encodedQuery();
    var path = query == null ? url.encodedPath() : url.encodedPath() + '?' + query;
    var base = HttpUrl.parse(baseUrl);
    return base != null && base.host().equals(url.host()) && base.port() == url.port()
        ? path
        : url.scheme() + "://" + Names.of(url) + path;
  }

  static String shortened(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 59) + "…";
  }
}

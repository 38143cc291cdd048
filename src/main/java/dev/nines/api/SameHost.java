package dev.nines.api;

import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what names another host. A prober that listens on its own machine alone asks for no
 * token; a page of anybody in a browser there could have a name of its own lead to this machine,
 * and ask as if it were from here.
 */
final class SameHost {

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9a-f:.]*:[0-9a-f:.]*\\]?");

  private SameHost() {}

  /**
   * @param link the host that people reach it by, or null
   */
  static void check(@Nullable HostAndPort asked, @Nullable String link) {
    var host = asked == null ? "" : asked.host().toLowerCase(Locale.ROOT);
    if (host.equals("localhost")
        || host.endsWith(".localhost")
        || ADDRESS.matcher(host).matches()
        || host.equalsIgnoreCase(link)) {
      return;
    }
    throw ProblemException.forbidden(
        "it is asked by the name \"%s\"; expected localhost, as it listens on this machine alone. Behind a proxy, say by --link under which name people reach it"
            .formatted(ProblemException.cut(host)));
  }
}

package dev.nines.runner.client;

import dev.nines.journey.EvaluationException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proxy.
 *
 * @param user null without credentials
 */
record ProxyOptions(
    Kind kind, String host, int port, @Nullable String user, @Nullable String password) {

  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>[a-z0-9]+)://(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?"
              + "(?<host>\\[[0-9a-fA-F:.]+]|[^:/@\\[\\]]+)(?::(?<port>\\d{1,5}))?/?");

  enum Kind {
    HTTP(8080),
    /** Names are resolved by the proxy. */
    SOCKS5(1080);

    private final int defaultPort;

    Kind(int defaultPort) {
      this.defaultPort = defaultPort;
    }
  }

  static ProxyOptions of(String url) throws EvaluationException {
    var parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new EvaluationException(
          "\""
              + withoutCredentials(url)
              + "\" is no proxy; expected http://host:port or"
              + " socks5://host:port");
    }
    var kind =
        switch (parts.group("scheme")) {
          case "http" -> Kind.HTTP;
          case "socks5", "socks5h" -> Kind.SOCKS5;
          default ->
              throw new EvaluationException(
                  "proxy \""
                      + withoutCredentials(url)
                      + "\" is of a kind that is not known; expected http:// or socks5://");
        };
    var port = parts.group("port");
    var host = parts.group("host");
    return new ProxyOptions(
        kind,
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        port == null ? kind.defaultPort : Integer.parseInt(port),
        decoded(parts.group("user")),
        decoded(parts.group("password")));
  }

  /** The proxy as messages name it. */
  String name() {
    return Names.of(host, port);
  }

  /** The value of {@code Proxy-Authorization}, or null. */
  @Nullable String authorization() {
    if (user == null) {
      return null;
    }
    var credentials = user + ":" + (password == null ? "" : password);
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String decoded(@Nullable String text) {
    return text == null
        ? null
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String withoutCredentials(String url) {
    return url.replaceAll("//[^/]*@", "//");
  }
}

package dev.nines.runner;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * An address that answers when the prober itself is connected.
 *
 * @param port 1 to 65535
 */
public record ControlAddress(String host, int port) {

  public ControlAddress {
    if (host.isEmpty() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "found control address \"" + host + ":" + port + "\"; expected host:port");
    }
  }

  /**
   * Reads {@code host:port}, {@code [v6]:port}, or an {@code http} or {@code https} URL, of which
   * only host and port count.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static ControlAddress parse(String text) {
    try {
      var uri = new URI(text.contains("://") ? text : "tcp://" + text);
      var host = uri.getHost();
      int port = uri.getPort() == -1 ? usualPort(uri.getScheme()) : uri.getPort();
      if (host != null && port > 0 && port <= 65_535) {
        return new ControlAddress(host.replaceAll("[\\[\\]]", ""), port);
      }
    } catch (URISyntaxException _) {
      // Said below, as for what is a URL without a host or port.
    }
    throw new IllegalArgumentException(
        "found control address \""
            + text
            + "\"; expected host:port or an http(s) URL, such as 192.0.2.1:443");
  }

  private static int usualPort(String scheme) {
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "http" -> 80;
      case "https" -> 443;
      default -> -1;
    };
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}

package dev.nines.runner.client;

import java.net.InetSocketAddress;
import okhttp3.HttpUrl;

/** Peers as messages name them: {@code host:port}, IPv6 addresses in brackets. */
public final class Names {

  private Names() {}

  public static String of(HttpUrl url) {
    return of(url.host(), url.port());
  }

  static String of(InetSocketAddress address) {
    var ip = address.getAddress();
    return of(ip == null ? address.getHostString() : ip.getHostAddress(), address.getPort());
  }

  static String of(String host, int port) {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}

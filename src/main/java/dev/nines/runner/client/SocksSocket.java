package dev.nines.runner.client;

import dev.nines.target.TargetRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A socket that connects through a SOCKS proxy. */
final class SocksSocket extends WatchedSocket {

  private final ProxyOptions proxy;
  private final Resolver resolver;
  private volatile @Nullable Thread resolving;

  SocksSocket(Flow flow, TargetRules rules, ProxyOptions proxy, Resolver resolver) {
    super(flow, rules);
    this.proxy = proxy;
    this.resolver = resolver;
  }

  /**
   * What stands for a target's addresses, which only the proxy finds: the target's name, with the
   * addresses of the proxy.
   */
  static List<InetAddress> behind(ProxyOptions proxy, Resolver resolver, String target)
      throws UnknownHostException {
    var addresses = new ArrayList<InetAddress>();
    for (var address : resolver.resolve(proxy.host())) {
      addresses.add(InetAddress.getByAddress(target, address.getAddress()));
    }
    return addresses;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    if (!(endpoint instanceof InetSocketAddress target) || target.getAddress() == null) {
      throw new UnknownHostException(String.valueOf(endpoint));
    }
    boolean named = !target.getHostString().equals(target.getAddress().getHostAddress());
    var found = named ? target.getAddress() : proxyAddress();
    // By the proxy's own name, as it is the proxy that is connected to.
    var address = InetAddress.getByAddress(proxy.host(), found.getAddress());
    super.connect(new InetSocketAddress(address, proxy.port()), timeout);
    Socks5.connect(getInputStream(), getOutputStream(), target, proxy.user(), proxy.password());
  }

  /** A target that is an address needs no resolver, but the proxy may have a name. */
  private InetAddress proxyAddress() throws UnknownHostException {
    resolving = Thread.currentThread();
    try {
      return resolver.resolve(proxy.host()).getFirst();
    } finally {
      resolving = null;
    }
  }

  @Override
  public void close() throws IOException {
    var thread = resolving;
    if (thread != null) {
      thread.interrupt();
    }
    super.close();
  }
}

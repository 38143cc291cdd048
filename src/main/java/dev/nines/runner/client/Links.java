package dev.nines.runner.client;

import dev.nines.target.TargetRules;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.internal.tls.OkHostnameVerifier;
import org.jspecify.annotations.Nullable;

/**
 * An actor's ways to its peers: resolver, sockets, TLS, proxy, and the connections that are open.
 * They belong to one run, or to all runs of the actor where it reuses connections. Safe from any
 * thread.
 */
final class Links {

  private static final ConnectionSpec TLS =
      new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
          .allEnabledCipherSuites()
          .allEnabledTlsVersions()
          .build();
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

  private final ClientOptions options;
  private final TargetRules rules;
  private final TlsMaterials materials;
  private final ConnectionPool pool;
  private final Flow flow;
  private final Dns dns;
  private final SocketFactory sockets;
  private final Proxy proxy;
  private final Authenticator proxyAuthenticator;
  private @Nullable SSLSocketFactory tls;
  private @Nullable HostnameVerifier verifier;

  Links(
      ClientOptions options,
      TargetRules rules,
      TlsMaterials materials,
      Resolver resolver,
      ConnectionPool pool,
      Flow flow) {
    this.options = options;
    this.rules = rules;
    this.materials = materials;
    this.pool = pool;
    this.flow = flow;
    var through = options.proxy();
    if (through != null && through.kind() == ProxyOptions.Kind.SOCKS5) {
      dns = host -> SocksSocket.behind(through, resolver, host);
      sockets = new Sockets(() -> new SocksSocket(flow, rules, through, resolver));
      proxy = Proxy.NO_PROXY;
    } else {
      dns = resolver::resolve;
      sockets = new Sockets(() -> new WatchedSocket(flow, rules));
      proxy =
          through == null
              ? Proxy.NO_PROXY
              : new Proxy(
                  Proxy.Type.HTTP,
                  InetSocketAddress.createUnresolved(through.host(), through.port()));
    }
    var authorization = through == null ? null : through.authorization();
    proxyAuthenticator =
        authorization == null
            ? Authenticator.NONE
            : (_, response) ->
                response.request().header("Proxy-Authorization") != null
                    ? null
                    : response
                        .request()
                        .newBuilder()
                        .header("Proxy-Authorization", authorization)
                        .build();
  }

  Flow flow() {
    return flow;
  }

  /**
   * Why {@code url} may not be gone to, as far as its host alone says; or null. Where a proxy looks
   * its address up, and for a connection that is there already, nothing else is asked.
   */
  @Nullable String refusal(HttpUrl url) {
    return rules.refusal(url.host(), options.proxy() != null);
  }

  ClientOptions options() {
    return options;
  }

  /**
   * Has {@code builder} make a client that uses these links.
   *
   * @param secure whether it speaks TLS; what that needs is only made when it is
   */
  void lay(OkHttpClient.Builder builder, boolean secure) {
    builder
        .connectionPool(pool)
        .dns(dns)
        .socketFactory(sockets)
        .proxy(proxy)
        .proxyAuthenticator(proxyAuthenticator)
        .protocols(protocols(secure));
    if (secure) {
      secure(builder);
    }
  }

  private synchronized void secure(OkHttpClient.Builder builder) {
    if (tls == null || verifier == null) {
      var context = materials.of(options.tls()).context();
      tls = new TlsSockets(context.getSocketFactory(), options.tls().serverName());
      verifier = verifier(options.tls());
    }
    builder
        .connectionSpecs(List.of(TLS))
        .sslSocketFactory(tls, new NoIssuers())
        .hostnameVerifier(verifier);
  }

  private static HostnameVerifier verifier(TlsOptions options) {
    if (!options.verify()) {
      return (_, _) -> true;
    }
    var name = options.serverName();
    return name == null
        ? OkHostnameVerifier.INSTANCE
        : (_, session) -> OkHostnameVerifier.INSTANCE.verify(name, session);
  }

  private List<Protocol> protocols(boolean secure) {
    return switch (options.version()) {
      case AUTO -> List.of(Protocol.HTTP_2, Protocol.HTTP_1_1);
      case HTTP_1_1 -> List.of(Protocol.HTTP_1_1);
      // Over TLS OkHttp offers HTTP/1.1 as well; what is negotiated is looked at later.
      case HTTP_2 ->
          secure
              ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
              : List.of(Protocol.H2_PRIOR_KNOWLEDGE);
    };
  }

  /**
   * Whether the way to {@code url} may lead over several addresses, slow ones among them: then they
   * are raced (RFC 8305), as every browser does. One address needs no race and the threads for it.
   */
  boolean races(HttpUrl url) {
    var through = options.proxy();
    var host = through == null ? url.host() : through.host();
    return !ADDRESS.matcher(host).matches() && !SystemResolver.isLocal(host);
  }

  /** Closes the connections that nobody uses at the moment. */
  void evict() {
    pool.evictAll();
  }
}

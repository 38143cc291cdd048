package dev.nines.runner.browser;

import com.microsoft.playwright.Response;
import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import dev.nines.runner.client.Resolver;
import dev.nines.target.TargetRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where an actor's pages may go. A page's own address is looked at before it is asked for, and what
 * answered afterwards; what else it asks for, {@link ResolverRules} bound.
 *
 * @param proxied whether a proxy looks addresses up, so that only names are known here
 */
record Reach(TargetRules rules, Resolver resolver, boolean proxied) {

  /**
   * Whether a page may go there.
   *
   * @throws ProberFaultException if it may not
   */
  void check(HttpUrl url) {
    refuse(rules.refusal(url.host(), proxied));
    if (!proxied) {
      for (var address : addresses(url.host())) {
        refuse(rules.refusal(url.host(), address));
      }
    }
  }

  /**
   * Whether these hosts, of which the browser found no address, are none because it may not go
   * there.
   *
   * @throws ProberFaultException if one is
   */
  void checkUnfound(Set<String> hosts) {
    boolean byName = ResolverRules.boundsAll(rules);
    hosts.forEach(host -> refuse(rules.refusal(host, byName)));
  }

  private List<InetAddress> addresses(String host) {
    try {
      return resolver.resolve(host);
    } catch (UnknownHostException _) {
      return List.of(); // The browser says it in its own words.
    }
  }

  /**
   * Whether it was a target that answered. On the slot's thread alone.
   *
   * @throws ProberFaultException if it was not
   */
  void check(Response answer) {
    var url = HttpUrl.parse(answer.url());
    if (proxied || url == null) {
      return;
    }
    var server = answer.serverAddr();
    if (server != null) {
      var address = server.ipAddress;
      refuse(rules.refusal(url.host(), InetAddress.ofLiteral(address.replaceAll("^\\[|\\]$", ""))));
    }
  }

  private static void refuse(@Nullable String refusal) {
    if (refusal != null) {
      throw new ProberFaultException(Cause.CONFIGURATION, refusal);
    }
  }
}

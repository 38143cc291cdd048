package dev.nines.runner.browser;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import dev.nines.runner.client.Resolver;
import dev.nines.target.TargetRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
      checkAddresses(url.host());
    }
  }

  /**
   * Whether a proxy may be gone through.
   *
   * @throws ProberFaultException if it may not
   */
  void checkProxy(String host) {
    // A proxy of which the browser finds no address would look like an outage of what is behind it.
    refuse(rules.refusal(host, ResolverRules.boundsAll(rules)));
    checkAddresses(host);
  }

  private void checkAddresses(String host) {
    for (var address : addresses(host)) {
      refuse(rules.refusal(host, address));
    }
  }

  /** Why one of these hosts, of which the browser found no address, was none; null if none was. */
  @Nullable String refusal(Set<String> unfound) {
    boolean byName = ResolverRules.boundsAll(rules);
    return unfound.stream()
        .flatMap(host -> Stream.ofNullable(rules.refusal(host, byName)))
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether the prober kept a page from hosts, and nothing else is wrong: what servers do
   * themselves is an outage, whatever was refused besides.
   *
   * @param unfound of which the browser found no address
   * @param servers those of them whose answers count
   * @param failing whether servers are down for another reason
   * @return why hosts were refused where servers are down as well; null where none was
   * @throws ProberFaultException if hosts were refused, and that is all
   */
  @Nullable String checkUnfound(Set<String> unfound, Set<String> servers, boolean failing) {
    var refusal = refusal(unfound);
    boolean gone = servers.stream().anyMatch(host -> refusal(Set.of(host)) == null);
    if (!failing && !gone) {
      refuse(refusal);
    }
    return refusal;
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
    if (proxied) {
      // Where the browser was led: it asks a proxy for any name, which resolves it by itself.
      for (@Nullable Request asked = answer.request();
          asked != null;
          asked = asked.redirectedFrom()) {
        var url = HttpUrl.parse(asked.url());
        refuse(url == null ? null : rules.refusal(url.host(), true));
      }
      return;
    }
    var url = HttpUrl.parse(answer.url());
    var server = answer.serverAddr();
    if (url != null && server != null) {
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

package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.target.TargetRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Where a browser does not go that may go anywhere else. */
class ReachElsewhereTest extends InBrowser {

  @Override
  Surroundings visited() throws IOException {
    return new Surroundings(
        browser.within(
            TargetRules.parse(List.of("!localhost")),
            host -> List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}))));
  }

  @Test
  void aRefusedAddressOfIpv6IsNoneHoweverItIsReached() throws Exception {
    site.answers(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "http://[fd00:ec2::254]/");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    var played = site.write("- browser: /\n");
    assertThat(played.settled().outcome())
        .isInstanceOfSatisfying(
            Inconclusive.class, it -> assertThat(it.cause()).isEqualTo(Cause.CONFIGURATION));
  }

  @Test
  void aDotAtTheEndOfARefusedNameIsNoWayAround() throws Exception {
    site.page("/pixel", "");
    site.page(
        "/",
        "<h1>Here</h1><img src='%s/pixel'>"
            .formatted(site.url().replace("127.0.0.1", "localhost.")));
    passes("- browser: /\n  expect: page.text('h1') == 'Here'\n");
    assertThat(site.headers).containsKey("/ host").doesNotContainKey("/pixel host");
  }

  @Test
  void aRefusedAddressIsNoneWithinOneOfIpv6() throws Exception {
    var asked = new AtomicInteger();
    var refused = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
    refused.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    refused.start();
    try (var browser = Surroundings.browser();
        var network =
            new Surroundings(
                browser.within(TargetRules.parse(List.of("!127.0.0.2")), _ -> List.of()))) {
      network.page(
          "/",
          "<h1>Here</h1><img src='http://[::ffff:7f00:2]:%d/'><img src='http://[::FFFF:127.0.0.2]:%1$d/'>"
              .formatted(refused.getAddress().getPort()));
      var played = network.write("- browser: /\n  expect: page.text('h1') == 'Here'\n");
      assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
      assertThat(asked).hasValue(0);
    } finally {
      refused.stop(0);
    }
  }

  @Test
  void aNameIsAllowedByItsAddress() throws Exception {
    try (var browser = Surroundings.browser();
        var network =
            new Surroundings(
                browser.within(
                    TargetRules.parse(List.of("127.0.0.0/8")),
                    host -> List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}))))) {
      network.page("/", "<h1>Here</h1>");
      var url = network.url().replace("127.0.0.1", "shop.localhost");
      var played = network.write("- browser: " + url + "/\n  expect: page.text('h1') == 'Here'\n");
      assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
    }
  }

  @Test
  void aNameThatNobodyHasIsNoRefusalWhereAddressesAreAllowed() {
    var reach = new Reach(TargetRules.parse(List.of("10.20.0.0/16")), _ -> List.of(), false);
    assertThat(reach.refusal(Set.of("shop.internal"))).isNull();
  }
}

package dev.nines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.nines.journey.Scope;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XML comes from the target, which may be hostile. */
class XmlSafetyTest {

  private final Trial trial = new Trial();

  private String failure(String xml) {
    return trial.failure("xpath(body, \"/a\")", Scope.EMPTY.with("body", xml));
  }

  @Test
  void anExternalEntityIsNotRead(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("password"), "hunter2");

    assertThat(failure("<!DOCTYPE a [<!ENTITY x SYSTEM '" + file.toUri() + "'>]><a>&x;</a>"))
        .contains("without a document type")
        .doesNotContain("hunter2");
  }

  @Test
  void nothingIsFetched() throws Exception {
    var requests = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";

      failure("<!DOCTYPE a SYSTEM '" + url + "'><a/>");
      failure("<!DOCTYPE a [<!ENTITY % p SYSTEM '" + url + "'> %p;]><a/>");
      assertThat(
              trial.value(
                  "xpath(body, \"count(/a)\")",
                  Scope.EMPTY.with(
                      "body",
                      "<a xmlns:xi='http://www.w3.org/2001/XInclude'"
                          + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                          + " xsi:noNamespaceSchemaLocation='"
                          + url
                          + "'><xi:include href='"
                          + url
                          + "'/></a>")))
          .isEqualTo(1.0);
      assertThat(requests).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void entitiesDoNotExplode() {
    var bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'ha'>");
    for (int i = 1; i < 60; i++) {
      bomb.append("<!ENTITY e").append(i).append(" '");
      bomb.append(("&e" + (i - 1) + ";").repeat(2)).append("'>");
    }

    assertThat(failure(bomb + "]><a>&e59;</a>")).contains("without a document type");
  }

  @Test
  void elementsInElementsComeToAnEnd() {
    assertThat(failure("<a>".repeat(100_000))).contains("at most 500 levels deep");
    assertThat(failure("<a>".repeat(5_000) + "</a>".repeat(5_000)))
        .contains("at most 500 levels deep");
  }

  @Test
  void aPathCannotReachOutEither() {
    assertThat(
            trial.failure(
                "xpath(\"<a/>\", \"document('file\" + \":///etc/passwd')\")", Scope.EMPTY))
        .contains("XPath 1.0");
  }
}

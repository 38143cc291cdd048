package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.nines.evidence.EvidenceFolder;
import dev.nines.evidence.Leaving;
import dev.nines.outcome.Outcome;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace is put together here, and must open in Playwright's own viewer. */
class TraceViewerTest {

  @TempDir private Path folder;

  @Test
  void aTraceOpensInPlaywrightsViewer() throws Exception {
    SystemBrowser.want();
    var evidence = new EvidenceFolder(folder, Duration.ofDays(1), 1L << 30, InstantSource.system());
    try (var browser = Surroundings.browser();
        var site = new Surroundings(browser.keeping(evidence, Leaving.ALL));
        var viewer = new Surroundings(browser)) {
      site.page(
          "/",
          """
          <link rel=stylesheet href=/look.css><h1>Hello</h1>
          <button onclick="document.querySelector('h1').textContent = 'Welcome'">Chat</button>
          """);
      site.answers(
          "/look.css",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/css");
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
              exchange
                  .getResponseBody()
                  .write("h1 { color: rgb(1, 2, 3) }".getBytes(StandardCharsets.UTF_8));
            }
          });
      var run =
          site.write(
                  """
                  - step: open
                    browser: /
                  - step: chat
                    click: button
                    expect: page.text("h1") == "Welcome"
                  """)
              .settled();
      var trace = evidence.find(run.id(), "client-trace.zip").orElseThrow();
      serve(viewer, trace);
      var seen =
          viewer.write(
              """
              - step: open
                browser: /viewer/index.html?trace=%s/trace.zip
              - step: actions
                wait for: { text: Click, nth: 0 }
              - step: last action
                click: { css: ".action-title >> nth=-1" }
              - step: page
                wait for: { css: h1, frame: 'iframe[name=snapshot] >> visible=true' }
                expect:
                  - page.frame("iframe[name=snapshot] >> visible=true").text("h1") == "Welcome"
              - step: look
                wait for: { css: h1, frame: 'iframe[name=snapshot] >> visible=true' }
              """
                  .formatted(viewer.url()));
      assertThat(seen.settled().outcome()).isEqualTo(new Outcome.Passed());
    }
  }

  private static void serve(Surroundings viewer, Path trace) {
    var driver =
        DriverPackage.in(SystemBrowser.options(java.util.Map.of()).cache())
            .resolve("package/lib/vite/traceViewer");
    viewer.beneath(
        "/viewer",
        exchange -> {
          var path = exchange.getRequestURI().getPath().substring("/viewer/".length());
          file(exchange, driver.resolve(path));
        });
    viewer.answers("/trace.zip", exchange -> file(exchange, trace));
  }

  private static void file(HttpExchange exchange, Path file) throws IOException {
    try (exchange) {
      var name = file.getFileName().toString();
      var type =
          name.endsWith(".js")
              ? "text/javascript"
              : name.endsWith(".css") ? "text/css" : URLConnection.guessContentTypeFromName(name);
      exchange.getResponseHeaders().set("Content-Type", type == null ? "application/zip" : type);
      if (!Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.sendResponseHeaders(200, Files.size(file));
      Files.copy(file, exchange.getResponseBody());
    }
  }
}

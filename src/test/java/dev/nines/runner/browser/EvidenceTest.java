package dev.nines.runner.browser;

import static dev.nines.runner.browser.Surroundings.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nines.evidence.EvidenceFolder;
import dev.nines.evidence.Leaving;
import dev.nines.outcome.EvidenceFile;
import dev.nines.outcome.Outcome;
import dev.nines.runner.stream.RawServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run in a browser leaves to look at. */
class EvidenceTest extends InBrowser {

  private static final String SECRET = "s3cr&t/\"<k>é'+ey~(1)!";

  /** What Playwright paints over what must not be seen. */
  private static final int MASK = 0xFFFF00FF;

  private static final String BROKEN =
      """
      - step: open
        browser: /
      - step: chat
        click: { role: button, name: Chat }
        timeout: 1s
        observe: 1s
      """;

  @TempDir private Path folder;
  private EvidenceFolder evidence;

  @Override
  Surroundings visited() throws IOException {
    evidence = new EvidenceFolder(folder, Duration.ofDays(1), 1L << 30, InstantSource.system());
    return new Surroundings(browser.keeping(evidence, Leaving.AS_ASKED));
  }

  /** All that was kept of a run, with what is in archives. */
  private Map<String, byte[]> kept(String run) throws IOException {
    var all = new LinkedHashMap<String, byte[]>();
    for (var file : evidence.list(run)) {
      var bytes = Files.readAllBytes(evidence.find(run, file.name()).orElseThrow());
      all.put(file.name(), bytes);
      if (file.name().endsWith(".zip")) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
          for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            all.put(file.name() + "!" + entry.getName(), zip.readAllBytes());
          }
        }
      }
    }
    return all;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void aFailedRunLeavesAPictureATraceTheConsoleAndWhatWasAsked() throws Exception {
    site.page(
        "/",
        """
        <title>Chat</title><link rel=stylesheet href=/look.css><h1>Hello</h1>
        <script>console.warn('no chat today', {a: 1}); fetch('/api').then(a => a.text());
        setTimeout(() => { throw new Error('lost') })</script>
        """);
    site.page("/api", "{\"open\": false}").page("/look.css", "h1 { color: green }");
    var run = site.write(BROKEN).settled();
    assertThat(run.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(run.evidence())
        .extracting(EvidenceFile::name)
        .containsExactlyInAnyOrder(
            "client-page.png", "client-trace.zip", "client.har", "client-console.txt");
    assertThat(run.evidence()).containsExactlyInAnyOrderElementsOf(evidence.list(run.id()));
    var kept = kept(run.id());
    assertThat(text(kept.get("client-console.txt")))
        .containsPattern("\\d\\.\\d{3} warning no chat today \\{a: 1\\} \\(http.*:\\d+\\)")
        .contains("uncaught Error: lost");
    var har = JsonParser.parseString(text(kept.get("client.har"))).getAsJsonObject();
    assertThat(har.getAsJsonObject("log").getAsJsonArray("entries").asList())
        .extracting(
            entry -> entry.getAsJsonObject().getAsJsonObject("request").get("url").getAsString())
        .contains(site.url() + "/", site.url() + "/api", site.url() + "/look.css");
    assertThat(text(kept.get("client.har"))).contains("{\\\"open\\\": false}");
    assertThat(text(kept.get("client-trace.zip!trace.trace")))
        .contains("\"method\":\"goto\"")
        .contains("\"method\":\"click\"")
        .contains("\"type\":\"frame-snapshot\"")
        .contains("Hello");
    assertThat(text(kept.get("client-trace.zip!trace.network"))).contains("/look.css");
    assertThat(ImageIO.read(new ByteArrayInputStream(kept.get("client-page.png"))).getWidth())
        .isEqualTo(1280);
    assertThat(folder).as("no drafts").isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void whatWasRefusedBlockedOrNeverAnsweredTakesNothingAway() throws Exception {
    site.page(
        "/",
        """
        <h1>Hello</h1><script>
        for (const url of ['http://127.0.0.1:1/', '/hangs', '/blocked', 'http://no.invalid/'])
          fetch(url).catch(() => {});
        setTimeout(() => { throw new Error('lost') })</script>
        """);
    var released = new CountDownLatch(1);
    site.answers(
        "/hangs",
        exchange -> {
          try (exchange) {
            released.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    var run = site.write(BROKEN).settled();
    released.countDown();
    assertThat(run.evidence())
        .extracting(EvidenceFile::name)
        .contains("client-page.png", "client-trace.zip", "client.har", "client-console.txt");
    assertThat(run.pages()).isNotEmpty();
    assertThat(text(kept(run.id()).get("client.har"))).contains("/hangs", "no.invalid");
  }

  @Test
  void aPageThatNeverStopsAskingLeavesAllThereIs() throws Exception {
    site.page("/", "<h1>Hello</h1><script>setInterval(() => fetch('/api'), 20)</script>");
    site.page("/api", "{}");
    var run = site.write(BROKEN).settled();
    assertThat(run.evidence())
        .extracting(EvidenceFile::name)
        .contains("client-page.png", "client-trace.zip", "client.har");
    assertThat(text(kept(run.id()).get("client.har"))).contains("/api");
  }

  @Test
  void whatWebSocketsCarriedIsInTheArchiveWithoutSecrets() throws Exception {
    site.secret("TOKEN", SECRET);
    var secret = SECRET.getBytes(StandardCharsets.UTF_8);
    try (var server =
        new RawServer(wire -> {
          wire.upgrade();
          var _ = wire.received();
          wire.text("welcome " + SECRET).text("x".repeat((512 << 10) + 1));
          wire.frame(0x82, ByteString.of(secret));
          for (int i = 0; i < 1_010; i++) {
            wire.text("message " + i);
          }
          wire.awaitHangUp();
        })) {
      site.page(
          "/",
          """
          <p id=out>0</p><script>
          const socket = new WebSocket('%s/chat');
          socket.onopen = () => socket.send('hello ä');
          socket.onmessage = () => out.textContent = 1 + Number(out.textContent);
          new WebSocket('ws://127.0.0.1:1/none');
          </script>
          """
              .formatted(server.url().replace("http", "ws")));
      var run =
          site.write(
                  """
                  - step: open
                    browser: /?${secret.TOKEN.size()}
                    expect: page.text("#out") == "1013"
                  - step: gone
                    click: { role: button, name: Gone }
                    timeout: 1s
                    observe: 1s
                  """)
              .settled();
      assertThat(run.outcome()).isInstanceOf(Outcome.Failed.class);
      var har = JsonParser.parseString(text(kept(run.id()).get("client.har"))).getAsJsonObject();
      var sockets =
          har.getAsJsonObject("log").getAsJsonArray("entries").asList().stream()
              .map(JsonElement::getAsJsonObject)
              .filter(entry -> entry.get("_resourceType").getAsString().equals("websocket"))
              .toList();
      assertThat(sockets).hasSize(2);
      var chat = sockets.getFirst();
      assertThat(chat.getAsJsonObject("request").get("url").getAsString())
          .isEqualTo(server.url().replace("http", "ws") + "/chat");
      assertThat(chat.getAsJsonObject("response").get("status").getAsInt()).isEqualTo(101);
      assertThat(chat.get("comment").getAsString()).isEqualTo("14 more messages are left out");
      var messages = chat.getAsJsonArray("_webSocketMessages").asList();
      assertThat(messages).hasSize(1_000);
      assertThat(messages.subList(0, 5))
          .map(message -> message(message.getAsJsonObject()))
          .containsExactly(
              "send 1 hello ä",
              "receive 1 welcome [secret]",
              "receive 1 ",
              "receive 2 " + ByteString.encodeUtf8("[secret]").base64(),
              "receive 1 message 0");
      assertThat(messages.get(2).getAsJsonObject().get("comment").getAsString())
          .isEqualTo("524289 bytes are left out");
      assertThat(sockets.getLast().getAsJsonObject("response").get("_failureText").getAsString())
          .contains("ERR_");
    }
  }

  private static String message(JsonObject message) {
    assertThat(message.get("time").getAsDouble()).isGreaterThan(1.6e9);
    return message.get("type").getAsString()
        + " "
        + message.get("opcode").getAsInt()
        + " "
        + message.get("data").getAsString();
  }

  @Test
  void wherePartOfASecretStandsOutsideOfItsBoxThereIsNoPicture() throws Exception {
    site.secret("TOKEN", SECRET);
    var shown = SECRET.replace("&", "&amp;").replace("<", "&lt;");
    for (var spilling :
        List.of(
            "<p style='width: 20px; white-space: nowrap'>%s</p>",
            "<p style='display: contents'>%s</p>",
            "<div style='height: 0'>%s</div>",
            "<select><option>%s</option></select>")) {
      site.page("/" + spilling.length(), "<main>" + spilling.formatted(shown) + "</main>");
      var run =
          site.write(
                  """
                  - step: open
                    browser: /%d?${secret.TOKEN.size()}
                  - step: gone
                    click: { role: button, name: Gone }
                    timeout: 1s
                    observe: 1s
                  """
                      .formatted(spilling.length()))
              .settled();
      assertThat(run.outcome()).isInstanceOf(Outcome.Failed.class);
      assertThat(run.evidence())
          .extracting(EvidenceFile::name)
          .as(spilling)
          .contains("client.har")
          .doesNotContain("client-page.png");
    }
  }

  @Test
  void aGoodRunLeavesNothing() throws Exception {
    site.page("/", "<h1>Hello</h1>");
    var run = site.write("- step: open\n  browser: /\n").settled();
    assertThat(run.outcome()).isEqualTo(new Outcome.Passed());
    assertThat(run.evidence()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aGoodRunLeavesAllWhereThatIsAskedFor() throws Exception {
    try (var all = new Surroundings(browser.keeping(evidence, Leaving.ALL))) {
      all.page("/", "<h1>Hello</h1>");
      var run = all.write("- step: open\n  browser: /\n").settled();
      assertThat(run.outcome()).isEqualTo(new Outcome.Passed());
      assertThat(run.evidence())
          .extracting(EvidenceFile::name)
          .contains("client-page.png", "client-trace.zip", "client.har");
    }
  }

  @Test
  void aJourneySaysWhichOfItsRunsLeaveSomeWithinWhatTheOperatorAllows() throws Exception {
    var good = "- step: open\n  browser: /\n";
    var pictured = good + "- step: look\n  screenshot: look\n";
    assertThat(left(Leaving.AS_ASKED, "evidence: always", good)).contains("client-page.png");
    assertThat(left(Leaving.BAD, "evidence: always", good)).isEmpty();
    assertThat(left(Leaving.BAD, "evidence: always", pictured)).isEmpty();
    assertThat(left(Leaving.BAD, "evidence: always", BROKEN)).contains("client-page.png");
    assertThat(left(Leaving.AS_ASKED, "evidence: on failure", good)).isEmpty();
    assertThat(left(Leaving.AS_ASKED, "evidence: never", BROKEN)).isEmpty();
    assertThat(left(Leaving.ALL, "evidence: never", good)).isEmpty();
    assertThat(left(Leaving.NONE, "evidence: always", BROKEN)).isEmpty();
    assertThat(left(Leaving.NONE, "evidence: always", pictured)).isEmpty();
  }

  private List<String> left(Leaving leaving, String keys, String steps) throws Exception {
    var own =
        new EvidenceFolder(
            Files.createTempDirectory(folder, "left"),
            Duration.ofDays(1),
            1L << 30,
            InstantSource.system());
    try (var place = new Surroundings(browser.keeping(own, leaving))) {
      place.page("/", "<h1>Hello</h1>");
      var run = place.journey(keys).write(steps).settled();
      assertThat(run.outcome() instanceof Outcome.Passed).isEqualTo(!steps.equals(BROKEN));
      return run.evidence().stream().map(EvidenceFile::name).toList();
    }
  }

  @Test
  void aPictureThatAStepTakesIsKeptOfAGoodRun() throws Exception {
    site.secret("TOKEN", SECRET);
    site.page("/", "<style>body { margin: 0 }</style><textarea></textarea>");
    var run =
        site.write(
                """
                - step: open
                  browser: /
                - step: field
                  fill: textarea
                  with: ${secret.TOKEN}
                - step: look
                  screenshot: the field
                """)
            .settled();
    assertThat(run.outcome()).isEqualTo(new Outcome.Passed());
    assertThat(run.evidence()).extracting(EvidenceFile::name).containsExactly("the-field.png");
    var picture = ImageIO.read(new ByteArrayInputStream(kept(run.id()).get("the-field.png")));
    assertThat(picture.getRGB(10, 10)).isEqualTo(MASK);
  }

  private static Map<String, String> forms() {
    var bytes = SECRET.getBytes(StandardCharsets.UTF_8);
    var forms = new LinkedHashMap<String, String>();
    forms.put("plain", SECRET);
    forms.put("url", URLEncoder.encode(SECRET, StandardCharsets.UTF_8));
    forms.put("path", URLEncoder.encode(SECRET, StandardCharsets.UTF_8).replace("+", "%20"));
    forms.put("base64", Base64.getEncoder().withoutPadding().encodeToString(bytes));
    forms.put("json", SECRET.replace("\"", "\\\""));
    forms.put("json in json", SECRET.replace("\"", "\\\\\\\""));
    forms.put("html", html("&#39;"));
    forms.put("text in html", html("'").replace("&quot;", "\""));
    forms.put("as scripts encode it", "s3cr%26t%2F%22%3Ck%3E%C3%A9'%2Bey~(1)!");
    forms.put("in a query", "s3cr&t/%22%3Ck%3E%C3%A9%27+ey~(1)!");
    forms.put("its end", "ey~(1)!");
    return forms;
  }

  private static String html(String apostrophe) {
    return SECRET
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", apostrophe);
  }

  @Test
  void noSecretIsInWhatIsKept() throws Exception {
    site.secret("TOKEN", SECRET);
    site.answers(
        "/",
        exchange -> {
          var headers = exchange.getResponseHeaders();
          var bytes = SECRET.getBytes(StandardCharsets.UTF_8);
          headers.set("X-Echo", Base64.getEncoder().encodeToString(bytes));
          headers.set("Set-Cookie", "s=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8));
          answer(
              exchange,
              200,
              """
              <title>%1$s</title><p id=echo>You said %1$s, %1$s</p><input id=field>
              <input type=password id=word><textarea id=area></textarea>
              <script>
              const secret = document.title;
              localStorage.setItem('secret', secret); sessionStorage.setItem(secret, 'x');
              document.cookie = 'c=' + encodeURIComponent(secret);
              console.log('it is', secret, {secret}); console.error(JSON.stringify({secret}));
              fetch('/api?secret=' + encodeURIComponent(secret), {method: 'POST',
                  headers: {'X-Secret': btoa(unescape(encodeURIComponent(secret)))},
                  body: JSON.stringify({secret, again: JSON.stringify({secret})})});
              fetch('/api', {method: 'POST', body: new URLSearchParams({secret})});
              fetch('/api', {headers: {Authorization: 'Basic ' +
                  btoa(unescape(encodeURIComponent('user:' + secret + '!')))}});
              setTimeout(() => { throw new Error('bad ' + secret) });
              </script>
              """
                  .formatted(html("&#39;")));
        });
    site.answers(
        "/api",
        exchange -> answer(exchange, 200, "{\"echo\":\"" + SECRET.replace("\"", "\\\"") + "\"}"));
    var run =
        site.write(
                """
                - step: open
                  browser: /
                  expect: page.url != ''
                - step: field
                  fill: "#field"
                  with: ${secret.TOKEN}
                - step: word
                  fill: "#word"
                  with: x${secret.TOKEN}x
                - step: area
                  type: "#area"
                  with: ${secret.TOKEN}
                - step: look
                  evaluate: document.title + `${secret.TOKEN}`.length
                - step: by query
                  goto: /?t=${secret.TOKEN}
                - step: area again
                  fill: "#area"
                  with: ${secret.TOKEN}
                - step: chat
                  click: { role: button, name: "${secret.TOKEN}" }
                  timeout: 1s
                  observe: 1s
                """)
            .settled();
    assertThat(run.outcome()).as(run.outcome().toString()).isInstanceOf(Outcome.Failed.class);
    var kept = kept(run.id());
    assertThat(kept).containsKeys("client-trace.zip!trace.trace", "client.har", "client-page.png");
    assertThat(text(kept.get("client.har"))).contains("[secret]");
    forms()
        .forEach((name, form) -> {
          var bytes =
              new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
          kept.forEach((file, content) ->
              assertThat(new String(content, StandardCharsets.ISO_8859_1).indexOf(bytes))
                  .as(() -> around(name, file, content, bytes))
                  .isNegative());
        });
    assertThat(run.toString()).doesNotContain("ey~(1)!");
    assertThat(String.join(" ", kept.keySet())).doesNotContain("s3cr");
    var picture = ImageIO.read(new ByteArrayInputStream(kept.get("client-page.png")));
    assertThat(masked(picture)).as("echo, password and area").isGreaterThan(4_000);
  }

  private static String around(String form, String file, byte[] content, String bytes) {
    var text = new String(content, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(bytes);
    return at < 0
        ? ""
        : form
            + " in "
            + file
            + ": "
            + text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 100));
  }

  private static int masked(BufferedImage picture) {
    int count = 0;
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        count += picture.getRGB(x, y) == MASK ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void aPictureHidesPasswordsAndNothingElse() throws Exception {
    site.page(
        "/",
        """
        <style>body { margin: 0 } * { position: absolute; left: 0; width: 200px; height: 50px; border: 0 }
        body, html { height: 400px; width: 400px }</style>
        <input type=password style="top: 100px" value=x><p style="top: 300px">Hello</p>
        """);
    var run = site.write(BROKEN).settled();
    var picture = ImageIO.read(new ByteArrayInputStream(kept(run.id()).get("client-page.png")));
    assertThat(masked(picture)).isEqualTo(200 * 50);
    assertThat(picture.getRGB(10, 110)).isEqualTo(MASK);
  }

  @Test
  void aPageWhoseScriptNeverEndsLeavesWhatThereIsAndTheBrowserGoesOn() throws Exception {
    site.page("/", "<button onclick='setTimeout(() => { for (;;); })'>Chat</button><p>Hi</p>");
    var run =
        site.write(
                """
                - step: open
                  browser: /
                - step: chat
                  click: { role: button, name: Chat }
                - step: gone
                  click: { role: button, name: Gone }
                  timeout: 1s
                  observe: 1s
                """)
            .settled();
    assertThat(run.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(run.evidence()).extracting(EvidenceFile::name).contains("client.har");
  }

  @Test
  void aFolderThatCannotBeWrittenLosesNoRun() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "in the way");
    var nowhere =
        new EvidenceFolder(
            file.resolve("evidence"), Duration.ofDays(1), 1L << 30, InstantSource.system());
    try (var lost = new Surroundings(browser.keeping(nowhere, Leaving.AS_ASKED))) {
      lost.page("/", "<h1>Hello</h1>");
      var run = lost.write(BROKEN).settled();
      assertThat(run.outcome()).isInstanceOf(Outcome.Failed.class);
      assertThat(run.evidence()).isEmpty();
      assertThat(run.pages()).hasSize(1);
    }
  }
}

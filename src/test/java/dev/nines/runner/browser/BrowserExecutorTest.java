package dev.nines.runner.browser;

import static dev.nines.journey.JourneyFixture.expecting;
import static dev.nines.journey.JourneyFixture.storing;
import static dev.nines.journey.JourneyFixture.template;
import static dev.nines.runner.browser.Surroundings.answer;
import static dev.nines.runner.browser.Surroundings.click;
import static dev.nines.runner.browser.Surroundings.css;
import static dev.nines.runner.browser.Surroundings.impatient;
import static dev.nines.runner.browser.Surroundings.open;
import static dev.nines.runner.browser.Surroundings.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Act;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.Step;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.ServerVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BrowserExecutorTest extends InBrowser {

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration OBSERVED = Duration.ofSeconds(15);

  @Test
  void aFormIsFilledAndSent() throws Exception {
    site.page(
        "/",
        """
        <title>Chat</title>
        <label>Your name <input id=name></label>
        <label>Topic <select id=topic><option>Other<option value=bill>The bill</select></label>
        <label><input type=checkbox id=agree> I agree</label>
        <button onclick="document.querySelector('p').textContent =
            name.value + '/' + topic.value + '/' + agree.checked">Start</button><p></p>
        """
            .replace("name.value", "document.getElementById('name').value"));
    var played =
        site.play(
            expecting(open("/"), "page.title == 'Chat'", "page.url.endsWith('/')"),
            step(
                "name",
                new BrowserAct.Fill(
                    dev.nines.journey.Locator.of(
                        dev.nines.journey.Locator.By.LABEL, template("Your name")),
                    template("Ada"))),
            step("topic", new BrowserAct.Select(css("#topic"), List.of(template("The bill")))),
            step("agree", new BrowserAct.Check(css("#agree"), true)),
            expecting(
                step("start", click("Start")),
                "page.text('p') == 'Ada/bill/true'",
                "page.count('p') == 1",
                "page.visible('#agree') && !page.visible('#none')",
                "page.value('#name') == 'Ada'"));
    assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
    assertThat(played.attempt(0).server()).isEqualTo(ServerVerdict.UP);
    assertThat(played.attempt(1).server()).isEqualTo(ServerVerdict.UNKNOWN);
  }

  /** Answers when the client has stopped waiting. */
  private static void later(Answer answer) {
    var _ =
        CompletableFuture.runAsync(
            () -> {
              try {
                answer.give();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS));
  }

  @FunctionalInterface
  private interface Answer {
    void give() throws IOException;
  }

  @Test
  void anElementThatComesLateIsWaitedFor() throws Exception {
    site.page(
        "/",
        """
        <script>setTimeout(() => document.body.innerHTML = '<button>Chat</button>', 300)</script>
        """);
    assertThat(site.play(open("/"), step("chat", click("Chat"))).settled().outcome())
        .isEqualTo(new Outcome.Passed());
  }

  @Test
  void aCoveredButtonIsATimeoutOfTheClientAlone() throws Exception {
    site.page(
        "/",
        """
        <button>Chat</button>
        <div id=banner style="position:fixed;inset:0">We use cookies</div>
        <script>setInterval(() => fetch('/poll'), 100)</script>
        """);
    site.page("/poll", "ok");
    var played =
        site.play(open("/"), impatient("chat", click("Chat"), SHORT, Duration.ofSeconds(3)));
    assertThat(played.attempt(1).client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt(1).server()).isEqualTo(ServerVerdict.UP);
    assertThat(played.attempt(1).message())
        .contains("button \"Chat\" could not be clicked: it is covered by <div id=\"banner\">");
  }

  @Test
  void anAnswer500ToAScriptIsTheServersFailure() throws Exception {
    site.page(
        "/",
        """
        <button onclick="fetch('/send').then(a => out.textContent = a.status)">Send</button>
        <p id=out></p>
        """);
    site.answers("/send", exchange -> answer(exchange, 500, "no"));
    var played =
        site.play(open("/"), expecting(step("send", click("Send")), "page.text('#out') == '500'"));
    assertThat(played.attempt(1).client()).isEqualTo(ClientVerdict.OK);
    assertThat(played.attempt(1).server()).isEqualTo(ServerVerdict.DOWN);
  }

  @Test
  void aLateAnswerToAScriptLeavesTheServerUp() throws Exception {
    site.page(
        "/",
        """
        <button onclick="fetch('/send').then(a => out.textContent = a.status)">Send</button>
        <p id=out></p>
        """);
    site.answers("/send", exchange -> later(() -> answer(exchange, 200, "ok")));
    var played =
        site.play(
            open("/"),
            expecting(
                impatient("send", click("Send"), SHORT, OBSERVED), "page.text('#out') == '200'"));
    assertThat(played.attempt(1).client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt(1).server()).isEqualTo(ServerVerdict.UP);
    assertThat(played.attempt(1).message()).contains("waiting for page.text('#out') == '200'");
  }

  @Test
  void aRefusedConnectionIsSaidPlainly() throws Exception {
    int port;
    try (var closed = new java.net.ServerSocket(0)) {
      port = closed.getLocalPort();
    }
    var played = site.play(JourneyFixture.actor("client", "http://127.0.0.1:" + port), open("/"));
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.REFUSED);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
    assertThat(played.message()).startsWith("connection refused by 127.0.0.1:" + port);
  }

  @Test
  void aPageOfStatus503IsAnError() throws Exception {
    site.answers("/", exchange -> answer(exchange, 503, "no"));
    var played = site.play(open("/"));
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.ERROR);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
    assertThat(played.message()).startsWith("HTTP 503 from GET /");
  }

  @Test
  void valuesOfScriptsAreStored() throws Exception {
    site.page("/", "<p>Hi</p>");
    var played =
        site.play(
            open("/"),
            storing(
                expecting(
                    step(
                        "look",
                        new BrowserAct.Evaluate(
                            template("({n: 1, d: 1.5, l: ['a', null, true]})"))),
                    "value.n == 1 && value.d == 1.5 && value.l[0] == 'a' && value.l[2]"),
                "stored",
                "value.n"),
            expecting(step("again", new BrowserAct.WaitFor(css("p"), true)), "stored == 1"));
    assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
  }

  @Test
  void aSelectorThatIsNoneIsTheJourneysFaultAndNoOutage() throws Exception {
    site.page("/", "<p>Hi</p>");
    for (var steps :
        List.of(
            List.of(open("/"), step("click", new BrowserAct.Click(css("[[")))),
            List.of(expecting(open("/"), "page.text('[[') == 'Hi'")),
            List.of(expecting(open("/"), "page.visible('[[')")))) {
      var outcome = site.play(steps.toArray(new Step[0])).settled().outcome();
      assertThat(outcome).isInstanceOf(Outcome.Inconclusive.class);
      assertThat(((Outcome.Inconclusive) outcome).cause()).isEqualTo(Cause.CONFIGURATION);
      assertThat(((Outcome.Inconclusive) outcome).message()).contains("[[");
    }
  }

  @Test
  void whatAPagesOwnScriptSaysIsThePagesFault() throws Exception {
    site.page("/", "<p>Hi</p>");
    var thrown = "(() => { throw new Error('a comma is missing while parsing the answer') })()";
    var played = site.play(open("/"), step("look", new BrowserAct.Evaluate(template(thrown))));
    assertThat(played.settled().outcome()).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void aScriptThatNeverEndsIsThePagesFaultAndNotTheBrowsers() throws Exception {
    site.page(
        "/",
        """
        <h1>Hello</h1>
        <button onclick="for (;;) ;">Chat</button>
        <button onclick="setTimeout(() => { for (;;) ; }, 50)">Send</button>
        """);
    var patience = Duration.ofSeconds(3);
    var clicked = site.play(open("/"), impatient("chat", click("Chat"), patience, patience));
    assertThat(clicked.settled().outcome()).isInstanceOf(Outcome.Failed.class);
    var read =
        site.play(
            open("/"),
            step("send", click("Send")),
            step("think", new Act.Pause(Duration.ofSeconds(1))),
            expecting(
                impatient("look", new BrowserAct.Press(null, template("Tab")), patience, patience),
                "page.text('h1') == 'Hello'"));
    assertThat(read.settled().outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(browser.pool().ends()).doesNotContainKey(Pool.End.LOST);
  }

  @Test
  void requestsWithinTheOriginSayWhoseTheyAreAndOthersDoNot() throws Exception {
    try (var other = new Surroundings(browser)) {
      other.answers(
          "/elsewhere",
          exchange -> {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            answer(exchange, 200, "ok");
          });
      site.page(
          "/",
          """
          <p id=out></p><script>
          Promise.all([fetch('/mine'), fetch('%s/elsewhere')])
              .then(all => out.textContent = all.map(a => a.status).join())
          </script>
          """
              .formatted(other.url()));
      site.page("/mine", "ok");
      var played = site.play(expecting(open("/"), "page.text('#out') == '200,200'"));
      assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
      assertThat(site.headers.get("/ traceparent")).startsWith("00-" + played.settled().id());
      assertThat(site.headers.get("/mine x-request-id")).startsWith(played.settled().id());
      assertThat(site.headers.get("/mine user-agent")).contains("Chrome");
      assertThat(other.headers)
          .containsKey("/elsewhere user-agent")
          .doesNotContainKey("/elsewhere traceparent");
    }
  }

  @Test
  void aRedirectElsewhereDoesNotTakeTheIdentityAlong() throws Exception {
    try (var other = new Surroundings(browser)) {
      other.page("/login", "<h1>Who are you?</h1>");
      site.answers(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("Location", other.url() + "/login");
            answer(exchange, 302, "");
          });
      var played = site.play(expecting(open("/"), "page.text('h1') == 'Who are you?'"));
      assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
      assertThat(site.headers).containsKey("/ traceparent");
      assertThat(other.headers)
          .containsKey("/login user-agent")
          .doesNotContainKey("/login traceparent");
    }
  }

  @Test
  void aPageThatComesLateIsATimeoutOfAServerThatIsUp() throws Exception {
    site.answers("/", exchange -> later(() -> answer(exchange, 200, "<h1>Hello</h1>")));
    var played =
        site.play(impatient("open", new BrowserAct.OpenPage(template("/")), SHORT, OBSERVED));
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.UP);
    assertThat(played.message()).contains("/ did not load");
  }

  @Test
  void twoActorsOfARunShareASlot() throws Exception {
    site.page("/", "<h1>Hello</h1><button>Chat</button>");
    try (var one = new BrowserExecutor(SystemBrowser.options(Map.of("NINES_BROWSER_SLOTS", "1")));
        var both = new Surroundings(one)) {
      var open = new BrowserAct.OpenPage(template(site.url() + "/"));
      var played =
          both.play(
              List.of(both.customer(), JourneyFixture.actor("operator", site.url())),
              step("open", open),
              JourneyFixture.step("console", "operator", open, Surroundings.LONG),
              step("chat", click("Chat")));
      assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
    }
  }
}

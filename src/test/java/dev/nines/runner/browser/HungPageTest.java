package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.evidence.EvidenceFolder;
import dev.nines.evidence.Leaving;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.JourneyFixture;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.EvidenceFile;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord.Result;
import dev.nines.runner.hostile.Played;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that hangs is the target's fault, and costs neither the browser nor anybody else. */
class HungPageTest {

  private static BrowserExecutor browser;

  @TempDir private Path folder;
  private Surroundings site;
  private Map<Pool.End, Long> ends;

  @BeforeAll
  static void start() throws InterruptedException {
    SystemBrowser.want();
    browser = new BrowserExecutor(SystemBrowser.options(Map.of("NINES_BROWSER_SLOTS", "1")));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void begin() throws IOException {
    ends = browser.pool().ends();
    var evidence = new EvidenceFolder(folder, Duration.ofDays(1), 1L << 30, InstantSource.system());
    site = new Surroundings(browser.keeping(evidence, Leaving.AS_ASKED));
    site.page("/still", "<h1>Still here</h1>");
    site.page("/poll", "ok");
  }

  /** Whatever hung: the browser is the same, and serves whoever comes next. */
  @AfterEach
  void end() throws Exception {
    try (var all = site) {
      var next = all.write("- step: open\n  browser: /still\n  expect: page.text('h1') != ''\n");
      assertThat(next.settled().outcome()).isEqualTo(new Outcome.Passed());
      assertThat(browser.pool().ends()).isEqualTo(ends);
    }
  }

  /** Opens a page, and does what it does not let be done. */
  private Played hung(String html, String step) throws Exception {
    site.page("/", html);
    return site.write(
        """
        - step: open
          browser: /
        - step: hangs
          timeout: 2s
          observe: 5s
        """
            + step.indent(2));
  }

  private static void isTimeout(Played played, String message) {
    assertThat(played.settled().outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT);
              assertThat(failed.step()).isEqualTo("hangs");
              assertThat(failed.message()).contains(message);
            });
    assertThat(played.settled().steps().getLast().attempts().getFirst().client())
        .isEqualTo(ClientVerdict.TIMEOUT);
  }

  @Test
  void aPromiseThatNeverEndsIsATimeoutOfAServerThatIsUp() throws Exception {
    var played =
        hung("<h1>Hello</h1>", "evaluate: fetch('/poll').then(() => new Promise(() => {}))");
    isTimeout(played, "has no value: the page did not finish it");
    assertThat(played.attempt(1).server()).isEqualTo(ServerVerdict.UP);
  }

  @Test
  void anExpressionThatGoesRoundInCirclesIsATimeout() throws Exception {
    isTimeout(
        hung("<h1>Hello</h1>", "evaluate: for (;;) ;"),
        "for (;;) ; has no value: the page did not finish it");
  }

  @Test
  void aKeyThatFreezesThePageIsATimeout() throws Exception {
    isTimeout(
        hung(
            "<h1>Hello</h1><script>document.onkeydown = () => { for (;;) ; }</script>",
            "press: Enter"),
        "Enter could not be pressed: the page hangs");
  }

  @Test
  void aPageThatIsFrozenHasNoPicture() throws Exception {
    site.page("/", "<button onclick='setTimeout(() => { for (;;) ; }, 300)'>Chat</button>");
    var played =
        site.write(
            """
            - step: open
              browser: /
            - step: chat
              click: { role: button, name: Chat }
            - step: think
              sleep: 1s
            - step: hangs
              screenshot: all
              timeout: 2s
              observe: 5s
            """);
    isTimeout(played, "no picture could be taken: the page hangs");
  }

  /** A page with a frame of another site, which hangs soon after it has shown itself. */
  private String withHungFrame() {
    site.page("/frame", "<p>Mine</p><script>setTimeout(() => { for (;;) ; }, 500)</script>");
    return "<h1>Hello</h1><iframe src='%s/frame'></iframe><script>console.log('here')</script>"
        .formatted(site.url().replace("127.0.0.1", "localhost"));
  }

  @Test
  void aFrameOfAnotherSiteThatHangsIsATimeoutForWhoeverReadsIt() throws Exception {
    site.page("/", withHungFrame());
    var played =
        site.write(
            """
            - step: open
              browser: /
              expect: page.frame('iframe').text('p') == 'Mine'
            - step: think
              sleep: 1s
            - step: hangs
              wait for: h1
              expect: page.frame('iframe').text('p') == 'Yours'
              timeout: 4s
              observe: 4s
            """);
    assertThat(played.settled().outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT));
  }

  @Test
  void whatIsDoneInAFrameOfAnotherSiteThatHangsIsATimeout() throws Exception {
    site.page("/", withHungFrame());
    var played =
        site.write(
            """
            - step: open
              browser: /
              expect: page.frame('iframe').text('p') == 'Mine'
            - step: think
              sleep: 1s
            - step: hangs
              click: { frame: iframe, css: p }
              timeout: 2s
              observe: 5s
            """);
    assertThat(played.settled().outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT));
  }

  @Test
  void aFrameThatHangsCostsThePictureAndNeitherTheRestNorTheTeardown() throws Exception {
    site.page("/", withHungFrame());
    var journey = new JourneyFixture().actor(site.customer());
    for (var step :
        site.loaded(
                "",
                "{}",
                """
                - step: open
                  browser: /
                  expect: page.frame('iframe').text('p') == 'Mine'
                - step: think
                  sleep: 1s
                - step: picture
                  screenshot: all
                - step: gone
                  click: { role: button, name: Gone }
                  timeout: 1s
                  observe: 1s
                """)
            .steps()) {
      journey.step(step);
    }
    journey.teardown(
        Surroundings.step("away", new BrowserAct.GoTo(JourneyFixture.template("/still"))));
    var run = site.play(journey.journey()).settled();
    assertThat(run.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(((Outcome.Failed) run.outcome()).step()).isEqualTo("gone");
    assertThat(run.evidence())
        .extracting(EvidenceFile::name)
        .contains("client.har", "client-trace.zip", "client-console.txt")
        .doesNotContain("client-page.png", "all.png");
    assertThat(run.steps().getLast().name()).isEqualTo("away");
    assertThat(run.steps().getLast().result()).isEqualTo(Result.SUCCEEDED);
  }

  @Test
  void thePageOfAnotherActorGoesOn() throws Exception {
    site.page("/", "<h1>Hello</h1>");
    var open = new BrowserAct.OpenPage(JourneyFixture.template("/still"));
    var endless = new BrowserAct.Evaluate(JourneyFixture.template("for (;;) ;"));
    var patience = Duration.ofSeconds(2);
    var run =
        site.play(
                List.of(site.customer(), JourneyFixture.actor("operator", site.url())),
                Surroundings.step("open", open),
                JourneyFixture.step("console", "operator", open, Surroundings.LONG),
                Surroundings.impatient("hangs", endless, patience, patience))
            .settled();
    assertThat(run.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(run.evidence())
        .extracting(EvidenceFile::name)
        .contains("operator-page.png", "client.har")
        .doesNotContain("client-page.png");
  }

  @Test
  void aSyntaxErrorIsTheJourneysFault() throws Exception {
    var run = hung("<h1>Hello</h1>", "evaluate: document.title +").settled();
    assertThat(run.outcome())
        .isInstanceOfSatisfying(
            Outcome.Inconclusive.class,
            outcome -> {
              assertThat(outcome.cause()).isEqualTo(Cause.CONFIGURATION);
              assertThat(outcome.message()).contains("SyntaxError: Unexpected end of input");
            });
  }

  @Test
  void aSyntaxErrorThatThePageMeetsIsThePagesFault() throws Exception {
    var run = hung("<h1>Hello</h1>", "evaluate: JSON.parse('{')").settled();
    assertThat(run.outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.WRONG));
  }
}

package dev.nines.runner.browser;

import static dev.nines.journey.JourneyFixture.expecting;
import static dev.nines.runner.browser.Surroundings.click;
import static dev.nines.runner.browser.Surroundings.open;
import static dev.nines.runner.browser.Surroundings.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.BrowserAct;
import dev.nines.journey.JourneyFixture;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import org.junit.jupiter.api.Test;

class ScriptErrorsTest extends InBrowser {

  private static final String THROWING =
      """
      <title>Chat</title>
      <button onclick="history.pushState({}, '', '/chat#new'); chat.open()">Chat</button>
      <a href="/next?token=1">On</a>
      """;

  @Test
  void aValueThatHoldsItselfIsTheJourneysFault() throws Exception {
    site.page("/", "<h1>Here</h1>");
    var run = site.write("- browser: /\n- evaluate: const a = {}; a.a = [a]; a\n").settled();
    assertThat(run.outcome())
        .isInstanceOfSatisfying(
            Outcome.Inconclusive.class,
            outcome -> {
              assertThat(outcome.cause()).isEqualTo(Cause.CONFIGURATION);
              assertThat(outcome.message())
                  .endsWith(
                      "const a = {}; a.a = [a]; a has no value: it holds itself; give what is"
                          + " needed of it alone");
            });
  }

  @Test
  void aValueWithoutEndIsTheJourneysFault() throws Exception {
    site.page("/", "<h1>Here</h1>");
    var run =
        site.write(
                "- browser: /\n- evaluate: let a = []; for (let i = 0; i < 60; i++) a = [a, a]; a\n")
            .settled();
    assertThat(run.outcome())
        .isInstanceOfSatisfying(
            Outcome.Inconclusive.class,
            outcome -> {
              assertThat(outcome.cause()).isEqualTo(Cause.CONFIGURATION);
              assertThat(outcome.message())
                  .endsWith(
                      "has no value: it holds more than 100000 values; give what is needed of it"
                          + " alone");
            });
  }

  @Test
  void aValueMayHoldAnotherTwice() throws Exception {
    site.page("/", "<h1>Here</h1>");
    passes(
        """
        - browser: /
        - evaluate: "const a = {n: 1}; [a, {a}, a]"
          expect: value[0].n == 1 && value[1].a.n == 1 && value[2].n == 1
        """);
  }

  @Test
  void whatAScriptThrowsIsRecordedWithThePageThatItIsIn() throws Exception {
    site.page("/", THROWING).page("/next", "<h1>Next</h1>");
    var run =
        site.play(
                open("/"),
                step("chat", click("Chat")),
                expecting(
                    step("on", new BrowserAct.Click(Surroundings.css("a"))),
                    "page.text('h1') == 'Next'",
                    "size(page.errors) == 0"))
            .settled();
    assertThat(run.outcome()).isEqualTo(new Outcome.Passed());
    assertThat(run.pages()).hasSize(2);
    var first = run.pages().getFirst();
    assertThat(first.actor()).isEqualTo("client");
    assertThat(first.step()).isEqualTo("open");
    assertThat(first.url()).isEqualTo(site.url() + "/");
    assertThat(first.thrown()).isEqualTo(1);
    assertThat(first.errors())
        .containsExactly("ReferenceError: chat is not defined (" + site.url() + "/:2:111)");
    var second = run.pages().getLast();
    assertThat(second.step()).isEqualTo("on");
    assertThat(second.url()).as("without its query").isEqualTo(site.url() + "/next");
    assertThat(second.errors()).isEmpty();
  }

  @Test
  void anErrorThatIsNotExpectedFailsTheStep() throws Exception {
    site.page("/", THROWING);
    var played =
        site.play(
            open("/"),
            expecting(
                Surroundings.impatient(
                    "chat",
                    click("Chat"),
                    java.time.Duration.ofSeconds(1),
                    java.time.Duration.ofSeconds(1)),
                "size(page.errors) == 0"));
    assertThat(played.settled().outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.message()).contains("size(page.errors) == 0"));
  }

  @Test
  void manyErrorsAreCountedAndTheFirstAreKept() throws Exception {
    site.page(
        "/",
        """
        <button onclick="for (let i = 0; i < 50; i++) setTimeout(() => { throw new Error('x'.repeat(1e5)) });
            setTimeout(() => out.textContent = 'done')">Go</button><p id=out></p>
        """);
    var run =
        site.play(
                open("/"),
                expecting(
                    step("go", click("Go")),
                    "page.text('#out') == 'done'",
                    "size(page.errors) == 20"))
            .settled();
    assertThat(run.outcome()).isEqualTo(new Outcome.Passed());
    assertThat(run.pages().getFirst().thrown()).isEqualTo(50);
    assertThat(run.pages().getFirst().errors())
        .hasSize(20)
        .allSatisfy(error -> assertThat(error).hasSize(300).startsWith("Error: xxx"));
  }

  @Test
  void anActorWhoOpensNothingHasNoPages() throws Exception {
    var run = site.play(JourneyFixture.actor("client", "http://127.0.0.1:1"), open("/")).settled();
    assertThat(run.pages()).isEmpty();
  }
}

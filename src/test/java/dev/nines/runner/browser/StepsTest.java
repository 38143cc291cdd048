package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.ServerVerdict;
import org.junit.jupiter.api.Test;

/** What steps do to a real page, as an author writes them. */
class StepsTest extends InBrowser {

  @Test
  void aPageIsLeftForAnother() throws Exception {
    site.page("/", "<h1>Here</h1>").page("/there", "<h1>There</h1>");
    passes(
        """
        - browser: /
        - goto: /there
          expect: page.text("h1") == "There" && page.url.endsWith("/there")
        """);
  }

  @Test
  void anotherPageThatIsMissingIsWrong() throws Exception {
    site.page("/", "<h1>Here</h1>");
    var played = fails("- browser: /\n- goto: /nowhere\n");
    assertThat(played.attempt(1).client()).isEqualTo(ClientVerdict.WRONG);
    assertThat(played.attempt(1).message()).startsWith("HTTP 404 from GET /nowhere");
  }

  @Test
  void aPageThatAsksForMuchAtOnceIsServedAllOfIt() throws Exception {
    site.beneath("/image/", exchange -> Surroundings.answer(exchange, 200, ""));
    site.page(
        "/",
        """
        <h1>Here</h1><script>
        for (let i = 0; i < 1500; i++) document.body.append(
            Object.assign(new Image(), {src: '/image/' + i}))
        </script>
        """);
    passes(
        """
        - browser: /
          expect: page.text("h1") == "Here"
        """);
  }

  @Test
  void aMenuOpensUnderThePointer() throws Exception {
    site.page(
        "/",
        """
        <style>ul { display: none } nav:hover ul { display: block }</style>
        <nav>Products<ul><li><a href="/cards">Cards</a></ul></nav>
        """);
    passes(
        """
        - browser: /
          expect: '!page.visible("li")'
        - hover: { text: Products }
          expect: page.visible("li")
        """);
  }

  @Test
  void keysAreTypedOneByOne() throws Exception {
    site.page(
        "/",
        """
        <input aria-label=Search onkeydown="out.textContent += event.key + ' '">
        <p id=out></p>
        """);
    passes(
        """
        - browser: /
        - type: { label: Search }
          with: Hi!
          expect: page.text("#out") == "H i !" && page.value("input") == "Hi!"
        """);
  }

  @Test
  void anElementIsClickedTwiceOrWithAnotherButton() throws Exception {
    site.page(
        "/",
        """
        <button ondblclick="out.textContent += 'twice '" oncontextmenu="out.textContent += 'menu '"
            onauxclick="out.textContent += event.button + ' '">Chat</button><p id=out></p>
        """);
    passes(
        """
        - browser: /
        - click: { role: button }
          button: left
          expect: page.text("#out") == ""
        - dblclick: { role: button }
          expect: page.text("#out") == "twice"
        - click: { role: button }
          button: right
          expect: page.text("#out") == "twice menu 2"
        - click: { role: button }
          button: middle
          expect: page.text("#out") == "twice menu 2 1"
        - dblclick: { role: button }
          button: right
          expect: page.text("#out") == "twice menu 2 1 menu 2 menu 2"
        """);
    assertThat(
            fails(
                    """
                    - browser: /
                    - click: { role: link }
                      button: right
                      timeout: 500ms
                      observe: 500ms
                    """)
                .attempt(1)
                .message())
        .contains("link could not be right-clicked");
  }

  @Test
  void aKeyIsPressedInAnElementOrInWhatHasTheFocus() throws Exception {
    site.page(
        "/",
        """
        <form onsubmit="out.textContent += 'sent '; return false">
        <input aria-label=Name value="Ada"><input aria-label=Town value="Ulm"><button>Send</button></form>
        <p id=out></p>
        """);
    passes(
        """
        - browser: /
        - press: Enter
          in: { label: Name }
          expect: page.text("#out") == "sent"
        - press: Tab
        - press: Control+A
        - press: x
          expect: page.value("[aria-label=Town]") == "x" && page.value("[aria-label=Name]") == "Ada"
        """);
  }

  @Test
  void anUnknownKeyIsTheJourneysFault() throws Exception {
    site.page("/", "<p>Hi</p>");
    var played = site.write("- browser: /\n- press: Entr\n");
    assertThat(played.settled().outcome()).isInstanceOf(Outcome.Inconclusive.class);
    assertThat(played.settled().outcome().toString()).contains("Unknown key: \"Entr\"");
  }

  @Test
  void thePageIsWaitedForUntilItIsAtAnAddress() throws Exception {
    site.page(
        "/",
        "<script>setTimeout(() => history.pushState(0, '', '/order/7/done?x=1'), 300)</script>");
    passes(
        """
        - browser: /
        - wait for url: "**/order/*/done?x=1"
          expect: page.url.endsWith("/order/7/done?x=1")
        """);
  }

  @Test
  void anAddressThatIsNeverReachedIsATimeoutOfAServerThatMayBeUp() throws Exception {
    site.page("/", "<p>Hi</p>");
    var played =
        fails("- browser: /\n- wait for url: '**/done'\n  timeout: 300ms\n  observe: 300ms\n");
    assertThat(played.attempt(1).client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt(1).server()).isEqualTo(ServerVerdict.UNKNOWN);
    assertThat(played.attempt(1).message()).contains("the page did not come to **/done");
  }

  @Test
  void optionsAreSelectedByValueOrLabel() throws Exception {
    site.page(
        "/",
        """
        <label>Topics <select multiple onchange="out.textContent =
            [...this.selectedOptions].map(o => o.value).join()">
          <option value=c>Cards<option value=l>Loans<option value=a>Accounts</select></label>
        <p id=out></p>
        """);
    passes(
        """
        - browser: /
        - select: { label: Topics }
          option: [c, Accounts]
          expect: page.text("#out") == "c,a"
        - select: { label: Topics }
          option: Loans
          expect: page.text("#out") == "l"
        """);
  }

  @Test
  void anOptionThatIsMissingIsATimeout() throws Exception {
    site.page("/", "<select aria-label=Topic><option>Cards</select>");
    var played =
        fails(
            """
            - browser: /
            - select: { label: Topic }
              option: Loans
              timeout: 500ms
              observe: 500ms
            """);
    assertThat(played.attempt(1).client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt(1).message()).contains("could not be selected from");
  }

  @Test
  void aCheckIsTakenAway() throws Exception {
    site.page(
        "/",
        """
        <label><input type=checkbox checked onchange="out.textContent = this.checked"> News</label>
        <p id=out></p>
        """);
    passes(
        """
        - browser: /
        - uncheck: { label: News }
          expect: page.text("#out") == "false"
        - uncheck: { label: News }
        - check: { role: checkbox, name: News }
          expect: page.text("#out") == "true"
        """);
  }

  @Test
  void whatIsGoneIsWaitedForToo() throws Exception {
    site.page(
        "/",
        """
        <p>Loading</p><script>setTimeout(() => document.querySelector('p').remove(), 300)</script>
        """);
    passes(
        """
        - browser: /
        - wait for: { text: Loading }
          state: hidden
          expect: page.count("p") == 0
        """);
  }

  @Test
  void elementsInFramesAreFound() throws Exception {
    site.page("/", "<h1>Shop</h1><iframe title=Payment src=/payment></iframe>");
    site.page("/payment", "<h1>Pay</h1><iframe id=card src=/card></iframe>");
    site.page(
        "/card",
        """
        <label>Number <input></label><label><input type=checkbox> Keep</label>
        <input placeholder=Name><i title=hint data-testid=hint>hint</i><img alt=logo>
        <button onclick="out.textContent = document.querySelector('input').value">Pay</button>
        <p id=out></p>
        """);
    passes(
        """
        - browser: /
          expect: page.text("h1") == "Shop"
        - fill: { label: Number, frame: { css: "#card", frame: { title: Payment } } }
          with: "4711"
        - check: { label: Keep, frame: { css: "#card", frame: { title: Payment } } }
        - fill: { placeholder: Name, frame: { css: "#card", frame: "[title=Payment]" } }
          with: Ada
        - wait for: { testId: hint, frame: { css: "#card", frame: "iframe" } }
        - wait for: { title: hint, frame: { css: "#card", frame: "iframe" } }
        - wait for: { alt: logo, nth: 0, frame: { css: "#card", frame: "iframe" } }
        - click: { role: button, name: Pay, frame: { css: "#card", frame: "iframe" } }
        - wait for: { text: "4711", frame: { css: "#card", frame: "iframe" } }
          expect: page.frame("iframe").frame("#card").text("#out") == "4711"
                  && page.frame("iframe").text("h1") == "Pay"
        """);
  }

  @Test
  void aFrameThatIsMissingIsSaid() throws Exception {
    site.page("/", "<button>Pay</button>");
    var played =
        fails(
            """
            - browser: /
            - click: { role: button, name: Pay, frame: "#card" }
              timeout: 500ms
              observe: 500ms
            """);
    assertThat(played.attempt(1).message())
        .contains("button \"Pay\" in frame #card could not be clicked: there is none");
  }

  @Test
  void theValueOfAScriptIsJudgedAtOnceAsTimeDoesNotHelpIt() throws Exception {
    site.page("/", "<p>Hi</p>");
    var played = fails("- browser: /\n- evaluate: 1 + 1\n  expect: value == 3\n");
    assertThat(played.attempt(1).client()).isEqualTo(ClientVerdict.WRONG);
    assertThat(played.attempt(1).message()).contains("expected value == 3");
  }
}

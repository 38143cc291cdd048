package dev.nines.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.Locator;
import dev.nines.journey.Locator.By;
import dev.nines.journey.Step;
import dev.nines.journey.Template;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrowserStepsTest {

  private static Loaded load(String steps) {
    return new JourneyLoader(new ExpressionCompiler())
        .load(
            List.of(
                SourceFile.of(
                    "chat.yaml",
                    """
                    journey: chat
                    actors:
                      customer: { url: "https://chat.example.com" }
                    steps:
                    """
                        + steps.indent(2))));
  }

  private static List<Step> steps(String text) {
    var loaded = load(text);
    assertThat(loaded.problems()).isEmpty();
    return loaded.journeys().getFirst().steps();
  }

  private static String problems(String text) {
    return String.join("\n", load(text).problems().stream().map(each -> each.message()).toList());
  }

  @Test
  void aPageIsOpenedAndUsedInTheWordsOfPlaywright() {
    var steps =
        steps(
            """
            - browser: /widget
              expect: page.title == "Support"
            - click: { role: button, name: Open chat, exact: true }
            - fill: { label: Your message }
              with: "hello ${run.id}"
            - type: "#search"
              with: cards
            - press: Enter
              in: { placeholder: Search }
            - press: Escape
            - select: { testId: topic }
              option: [Cards, Loans]
            - check: { label: I agree }
            - uncheck: { label: I agree }
            - hover: { text: Help, nth: -1 }
            - wait for: { role: dialog }
              state: hidden
            - wait for url: "**/done"
            - goto: /thanks
            - evaluate: window.chat.id
              expect: value != null
              store: { chat: value, seen: 'page.text("h1")' }
            """);
    assertThat(steps)
        .extracting(step -> step.act().getClass().getSimpleName())
        .containsExactly(
            "OpenPage",
            "Click",
            "Fill",
            "TypeText",
            "Press",
            "Press",
            "Select",
            "Check",
            "Check",
            "Hover",
            "WaitFor",
            "WaitForUrl",
            "GoTo",
            "Evaluate");
    assertThat(steps.get(1).act())
        .isEqualTo(
            new BrowserAct.Click(
                new Locator(
                    By.ROLE, Template.of("button"), Template.of("Open chat"), true, null, null)));
    assertThat(steps.get(3).act())
        .isEqualTo(
            new BrowserAct.TypeText(
                Locator.of(By.CSS, Template.of("#search")), Template.of("cards")));
    assertThat(steps.get(10).act())
        .isEqualTo(new BrowserAct.WaitFor(Locator.of(By.ROLE, Template.of("dialog")), false));
    assertThat(steps)
        .extracting(Step::name)
        .startsWith("browser /widget", "click button \"Open chat\"", "fill Your message");
  }

  @Test
  void anElementMayBeInAFrameThatIsInAFrame() {
    var steps =
        steps(
            """
            - browser: /
            - click: { role: button, name: Pay, frame: { title: Card, frame: "#payment" } }
            """);
    assertThat(steps.get(1).act())
        .isEqualTo(
            new BrowserAct.Click(
                new Locator(
                    By.ROLE,
                    Template.of("button"),
                    Template.of("Pay"),
                    false,
                    null,
                    new Locator(
                        By.TITLE,
                        Template.of("Card"),
                        null,
                        false,
                        null,
                        Locator.of(By.CSS, Template.of("#payment"))))));
    assertThat(problems("- browser: /\n- click: { css: b, frame: { css: i, frames: x } }\n"))
        .contains("unknown key \"frames\" in an element");
  }

  @Test
  void aPageMustBeOpenBeforeItIsUsed() {
    assertThat(problems("- click: '#send'\n"))
        .isEqualTo(
            "no page is open here; expected an earlier step of actor customer that opens one");
  }

  @Test
  void whatIsFilledInMustBeSaid() {
    assertThat(problems("- browser: /\n- fill: '#name'\n"))
        .isEqualTo("found fill without with; expected both");
  }

  @Test
  void anElementIsKnownByOneThing() {
    assertThat(problems("- browser: /\n- click: { label: Name, text: Name }\n"))
        .contains("found text beside label");
    assertThat(problems("- browser: /\n- click: { name: Send }\n"))
        .contains("without what it is known by");
  }

  @Test
  void whatIsExpectedOfAPageIsKnownBeforeARun() {
    assertThat(problems("- browser: /\n  expect: status == 200\n")).contains("status");
    assertThat(problems("- browser: /\n  expect: page.text(1) == \"x\"\n")).isNotEmpty();
    assertThat(problems("- browser: /\n  expect: page.count(\"li\") > 2 && page.visible(\"h1\")\n"))
        .isEmpty();
  }
}

package dev.nines.runner.browser;

import static dev.nines.runner.browser.Surroundings.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.Outcome;
import dev.nines.outcome.Vital;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class VitalsTest extends InBrowser {

  @Test
  void aPageIsMeasuredEvenWhereItForbidsScripts() throws Exception {
    site.answers(
        "/",
        exchange -> {
          exchange
              .getResponseHeaders()
              .set(
                  "Content-Security-Policy",
                  "default-src 'none'; require-trusted-types-for 'script'; sandbox allow-same-origin");
          answer(exchange, 200, "<h1>Hello</h1><p>All is well here</p>");
        });
    var run =
        site.write(
                """
                - step: open
                  browser: /
                  expect: page.text("h1") == "Hello"
                """)
            .settled();
    assertThat(run.outcome()).isEqualTo(new Outcome.Passed());
    var vitals = run.pages().getFirst().vitals();
    assertThat(vitals)
        .containsOnlyKeys(
            Vital.LARGEST_CONTENTFUL_PAINT,
            Vital.CUMULATIVE_LAYOUT_SHIFT,
            Vital.FIRST_CONTENTFUL_PAINT,
            Vital.TIME_TO_FIRST_BYTE);
    assertThat(vitals.get(Vital.CUMULATIVE_LAYOUT_SHIFT)).isZero();
    assertThat(vitals.get(Vital.TIME_TO_FIRST_BYTE))
        .isPositive()
        .isLessThan(vitals.get(Vital.FIRST_CONTENTFUL_PAINT));
    assertThat(vitals.get(Vital.LARGEST_CONTENTFUL_PAINT))
        .isGreaterThanOrEqualTo(vitals.get(Vital.FIRST_CONTENTFUL_PAINT));
  }

  @Test
  void whatMovesAndWhatIsSlowIsMeasuredPageByPage() throws Exception {
    site.page(
        "/",
        """
        <style>div { height: 300px }</style><div id=banner hidden></div><h1>Hello</h1><p>Text</p>
        <script>setTimeout(() => { banner.hidden = false; document.title = 'moved' }, 300)</script>
        <a href=/next>On</a>
        """);
    site.page(
        "/next",
        """
        <h1>Next</h1><p id=out></p><button onclick="
            const end = performance.now() + 300; while (performance.now() < end);
            out.textContent = 'done'">Slow</button>
        """);
    var run =
        site.write(
                """
                - step: open
                  browser: /
                  expect: page.title == "moved"
                - step: rest
                  evaluate: new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))
                - step: on
                  click: a
                  expect: page.text("h1") == "Next"
                - step: slow
                  click: button
                  expect: page.text("#out") == "done"
                - step: rest again
                  evaluate: new Promise(done => requestAnimationFrame(() => setTimeout(done, 300)))
                """)
            .settled();
    assertThat(run.outcome()).isEqualTo(new Outcome.Passed());
    assertThat(run.pages()).hasSize(2);
    var first = run.pages().getFirst().vitals();
    assertThat(first.get(Vital.CUMULATIVE_LAYOUT_SHIFT)).isGreaterThan(new BigDecimal("0.01"));
    var second = run.pages().getLast();
    assertThat(second.step()).isEqualTo("on");
    assertThat(second.vitals().get(Vital.CUMULATIVE_LAYOUT_SHIFT)).isZero();
    assertThat(second.vitals().get(Vital.INTERACTION_TO_NEXT_PAINT))
        .isBetween(new BigDecimal("0.25"), new BigDecimal("5"));
  }

  @Test
  void thePageDoesNotSeeWhatMeasuresIt() throws Exception {
    site.page("/", "<h1>Hello</h1>");
    var run =
        site.write(
                """
                - step: open
                  browser: /
                - step: look
                  evaluate: typeof ninesTell
                  expect: value == "undefined"
                """)
            .settled();
    assertThat(run.outcome()).isEqualTo(new Outcome.Passed());
  }
}

package dev.nines.runner.browser;

import dev.nines.journey.BrowserAct;
import dev.nines.journey.EvaluationException;
import dev.nines.runner.AttemptContext;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * An act with its values of this attempt, to be done on a page.
 *
 * @param done what was done then, in words: {@code clicked button "Send"}
 * @param undone what it is if not: {@code button "Send" could not be clicked}
 * @param endless why it is undone if the page does not let it end, where Playwright gives it no
 *     limit of its own: {@code the page hangs}; else null
 * @param url where it leads, where it says so
 * @param identity what requests say of the actor from now on
 * @param manner where it is done, and what comes with it
 */
record Deed(
    Step step,
    String done,
    String undone,
    @Nullable String endless,
    @Nullable HttpUrl url,
    Map<String, String> identity,
    Manner manner) {

  /** The calls of Playwright; may take so many milliseconds. */
  @FunctionalInterface
  interface Step {
    @Nullable Object on(Tab tab, double millis);
  }

  /**
   * A value for expressions that the step found.
   *
   * @param name by which they read it
   */
  record Found(String name, @Nullable Object value) {}

  static Deed of(BrowserAct act, AttemptContext context) throws EvaluationException {
    return act instanceof BrowserAct.Detailed(var detailed, var details)
        ? of(detailed, Manner.of(detailed, details, context), context)
        : of(act, Manner.of(act, BrowserAct.Details.NONE, context), context);
  }

  private static Deed of(BrowserAct act, Manner manner, AttemptContext context)
      throws EvaluationException {
    var deeds = new Deeds(manner, context);
    var elements = new ElementDeeds(deeds);
    var waits = new WaitingDeeds(deeds);
    return switch (act) {
      case BrowserAct.OpenPage(var target) -> deeds.to(target, "opened");
      case BrowserAct.GoTo(var target) -> deeds.to(target, "went to");
      case BrowserAct.Evaluate(var script) -> deeds.evaluate(script);
      case BrowserAct.Screenshot(var name) -> deeds.screenshot(name);
      case BrowserAct.SetOffline(var offline) -> deeds.offline(offline);
      case BrowserAct.Click click -> elements.click(click);
      case BrowserAct.Hover hover -> elements.hover(hover);
      case BrowserAct.Fill fill -> elements.fill(fill);
      case BrowserAct.TypeText type -> elements.type(type);
      case BrowserAct.Press press -> elements.press(press);
      case BrowserAct.Select select -> elements.select(select);
      case BrowserAct.Check check -> elements.check(check);
      case BrowserAct.Upload upload -> elements.upload(upload);
      case BrowserAct.WaitFor wait -> waits.element(wait);
      case BrowserAct.WaitForUrl wait -> waits.url(wait);
      case BrowserAct.WaitForResponse wait -> waits.response(wait);
      case BrowserAct.WaitForDownload wait -> waits.download(wait);
      case BrowserAct.Detailed detailed -> of(detailed, context);
    };
  }
}

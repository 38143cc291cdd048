package dev.nines.runner.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Template;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.client.ActorHeaders;
import dev.nines.runner.client.Targets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * An act with its values of this attempt, to be done on a page.
 *
 * @param done what was done then, in words: {@code clicked button "Send"}
 * @param undone what it is if not: {@code button "Send" could not be clicked}
 * @param url where it leads, where it says so
 * @param identity what requests say of the actor from now on
 */
record Deed(
    Step step, String done, String undone, @Nullable HttpUrl url, Map<String, String> identity) {

  /** For an actor that has no base URL, and so no credentials in it. */
  private static final HttpUrl NOWHERE = HttpUrl.get("http://localhost/");

  /** The calls of Playwright; may take so many milliseconds. */
  @FunctionalInterface
  interface Step {
    @Nullable Object on(Page page, double millis);
  }

  static Deed of(BrowserAct act, AttemptContext context) throws EvaluationException {
    var scope = context.scope();
    return switch (act) {
      case BrowserAct.OpenPage(var target) -> to(target, "opened", context);
      case BrowserAct.GoTo(var target) -> to(target, "went to", context);
      case BrowserAct.Click(var element) ->
          on(
              element,
              "clicked",
              (it, millis) -> it.click(new Locator.ClickOptions().setTimeout(millis)),
              context);
      case BrowserAct.Hover(var element) ->
          on(
              element,
              "hovered over",
              (it, millis) -> it.hover(new Locator.HoverOptions().setTimeout(millis)),
              context);
      case BrowserAct.Fill(var element, var template) -> {
        var text = template.render(scope);
        yield on(
            element,
            "filled",
            (it, millis) -> it.fill(text, new Locator.FillOptions().setTimeout(millis)),
            context);
      }
      case BrowserAct.TypeText(var element, var template) -> {
        var text = template.render(scope);
        yield on(
            element,
            "typed into",
            (it, millis) ->
                it.pressSequentially(
                    text, new Locator.PressSequentiallyOptions().setTimeout(millis)),
            context);
      }
      case BrowserAct.Press(var element, var template) -> press(element, template, context);
      case BrowserAct.Select(var element, var templates) -> {
        var options = new String[templates.size()];
        for (int i = 0; i < options.length; i++) {
          options[i] = templates.get(i).render(scope);
        }
        yield on(
            element,
            "selected from",
            (it, millis) ->
                it.selectOption(options, new Locator.SelectOptionOptions().setTimeout(millis)),
            context);
      }
      case BrowserAct.Check(var element, var checked) ->
          on(
              element,
              checked ? "checked" : "unchecked",
              (it, millis) ->
                  it.setChecked(checked, new Locator.SetCheckedOptions().setTimeout(millis)),
              context);
      case BrowserAct.WaitFor(var element, var visible) -> waitFor(element, visible, context);
      case BrowserAct.WaitForUrl(var template) -> waitForUrl(template.render(scope), context);
      case BrowserAct.Evaluate(var template) -> evaluate(template.render(scope), context);
    };
  }

  /** What Playwright does with an element, in so many milliseconds. */
  @FunctionalInterface
  private interface Handling {
    void of(Locator element, double millis);
  }

  private static Deed on(
      dev.nines.journey.Locator element, String done, Handling handling, AttemptContext context)
      throws EvaluationException {
    var elements = Elements.of(element, context.scope());
    return deed(
        (page, millis) -> {
          handling.of(elements.in(page), millis);
          return null;
        },
        done + " " + elements.words(),
        elements.words() + " could not be " + done,
        context);
  }

  private static Deed press(
      dev.nines.journey.@Nullable Locator element, Template template, AttemptContext context)
      throws EvaluationException {
    var key = template.render(context.scope());
    if (element != null) {
      return on(
          element,
          "pressed " + key + " in",
          (it, millis) -> it.press(key, new Locator.PressOptions().setTimeout(millis)),
          context);
    }
    return deed(
        (page, _) -> {
          page.keyboard().press(key);
          return null;
        },
        "pressed " + key,
        key + " could not be pressed",
        context);
  }

  private static Deed waitFor(
      dev.nines.journey.Locator element, boolean visible, AttemptContext context)
      throws EvaluationException {
    var elements = Elements.of(element, context.scope());
    var options =
        new Locator.WaitForOptions()
            .setState(visible ? WaitForSelectorState.VISIBLE : WaitForSelectorState.HIDDEN);
    return deed(
        (page, millis) -> {
          elements.in(page).waitFor(options.setTimeout(millis));
          return null;
        },
        (visible ? "saw " : "did not see any more ") + elements.words(),
        elements.words() + (visible ? " cannot be seen" : " can still be seen"),
        context);
  }

  private static Deed waitForUrl(String pattern, AttemptContext context)
      throws EvaluationException {
    return deed(
        (page, millis) -> {
          page.waitForURL(pattern, new Page.WaitForURLOptions().setTimeout(millis));
          return null;
        },
        "came to " + pattern,
        "the page did not come to " + pattern,
        context);
  }

  private static Deed evaluate(String script, AttemptContext context) throws EvaluationException {
    return deed(
        (page, _) -> PlainValues.of(page.evaluate(script)),
        "evaluated " + Words.shortened(script),
        Words.shortened(script) + " has no value",
        context);
  }

  private static Deed to(Template target, String done, AttemptContext context)
      throws EvaluationException {
    var url =
        Targets.url(context.baseUrl(), target.render(context.scope()), context.actor().name());
    var words = Words.path(url, context.baseUrl());
    return new Deed(
        (page, millis) ->
            page.navigate(url.toString(), new Page.NavigateOptions().setTimeout(millis)),
        done + " " + words,
        words + " did not load",
        url,
        identity(url, context));
  }

  private static Deed deed(Step step, String done, String undone, AttemptContext context)
      throws EvaluationException {
    var base = HttpUrl.parse(context.baseUrl());
    return new Deed(step, done, undone, null, identity(base == null ? NOWHERE : base, context));
  }

  private static Map<String, String> identity(HttpUrl url, AttemptContext context)
      throws EvaluationException {
    var all = new HashMap<String, String>();
    for (var header : ActorHeaders.of(url, context)) {
      all.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond());
    }
    return all;
  }
}

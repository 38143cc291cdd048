package dev.nines.runner.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
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

/** Makes the deeds of one attempt, those that concern a page as a whole among them. */
record Deeds(Manner manner, AttemptContext context) {

  /** For an actor that has no base URL, and so no credentials in it. */
  private static final HttpUrl NOWHERE = HttpUrl.get("http://localhost/");

  /** One that Playwright gives up by itself when its time is over. */
  Deed deed(Deed.Step step, String done, String undone) throws EvaluationException {
    return here(step, done, undone, null);
  }

  /**
   * One that Playwright would wait for without end.
   *
   * @param endless why it is undone then
   */
  Deed endless(Deed.Step step, String done, String undone, String endless)
      throws EvaluationException {
    return here(step, done, undone, endless);
  }

  private Deed here(Deed.Step step, String done, String undone, @Nullable String endless)
      throws EvaluationException {
    var base = HttpUrl.parse(context.baseUrl());
    return new Deed(
        step, done, undone, endless, null, identity(base == null ? NOWHERE : base), manner);
  }

  String text(Template template) throws EvaluationException {
    return template.render(context.scope());
  }

  Elements elements(dev.nines.journey.Locator element) throws EvaluationException {
    return Elements.of(element, context.scope());
  }

  Deed to(Template target, String done) throws EvaluationException {
    var url = Targets.url(context.baseUrl(), text(target), context.actor().name());
    var words = Words.path(url, context.baseUrl());
    return new Deed(
        (tab, millis) -> {
          try {
            return tab.page()
                .navigate(url.toString(), new Page.NavigateOptions().setTimeout(millis));
          } catch (PlaywrightException e) {
            if (Words.firstLine(e).contains("Download is starting")) {
              return null; // A file has no page, and comes all the same.
            }
            throw e;
          }
        },
        done + " " + words,
        words + " did not load",
        null,
        url,
        identity(url),
        manner);
  }

  Deed evaluate(Template template) throws EvaluationException {
    var script = text(template);
    return endless(
        (tab, _) -> new Deed.Found("value", PlainValues.of(Syntax.evaluated(tab.page(), script))),
        "evaluated " + Words.shortened(script),
        Words.shortened(script) + " has no value",
        "the page did not finish it");
  }

  Deed offline(boolean offline) throws EvaluationException {
    return deed(
        (tab, _) -> {
          tab.actor().offline(offline);
          return null;
        },
        offline ? "went offline" : "went online",
        offline ? "the browser could not go offline" : "the browser could not go online");
  }

  /** Whether there is a picture says nothing of the target, unless its page hangs. */
  Deed screenshot(String name) throws EvaluationException {
    return endless(
        (tab, millis) -> {
          var recording = tab.actor().recording();
          if (!SignsOfLife.of(tab.page().mainFrame(), millis)) {
            throw new MissedException("no picture could be taken: the page hangs");
          }
          if (recording != null) {
            recording.take(tab.page(), name, context.redactor(), millis);
          }
          return null;
        },
        "took a picture",
        "no picture could be taken",
        "the page hangs");
  }

  private Map<String, String> identity(HttpUrl url) throws EvaluationException {
    var all = new HashMap<String, String>();
    for (var header : ActorHeaders.of(url, context)) {
      all.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond());
    }
    return all;
  }
}

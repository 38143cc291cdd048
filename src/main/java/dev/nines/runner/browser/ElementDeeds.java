package dev.nines.runner.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.MouseButton;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.EvaluationException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes the deeds that are done to one element of a page, or to what has the focus. */
record ElementDeeds(Deeds deeds) {

  /** What Playwright does with an element, in so many milliseconds. */
  @FunctionalInterface
  private interface Handling {
    void of(Locator element, double millis);
  }

  private Deed on(dev.nines.journey.Locator element, String done, Handling handling)
      throws EvaluationException {
    var elements = deeds.elements(element);
    return deeds.deed(
        (tab, millis) -> {
          handling.of(elements.in(tab.page()), millis);
          return null;
        },
        done + " " + elements.words(),
        elements.words() + " could not be " + done);
  }

  Deed click(BrowserAct.Click act) throws EvaluationException {
    var button = MouseButton.valueOf(act.button().name());
    return act.twice()
        ? on(
            act.element(),
            "double-clicked",
            (it, millis) ->
                it.dblclick(new Locator.DblclickOptions().setButton(button).setTimeout(millis)))
        : on(
            act.element(),
            act.button() == BrowserAct.MouseButton.LEFT
                ? "clicked"
                : act.button().name().toLowerCase(Locale.ROOT) + "-clicked",
            (it, millis) ->
                it.click(new Locator.ClickOptions().setButton(button).setTimeout(millis)));
  }

  Deed hover(BrowserAct.Hover act) throws EvaluationException {
    return on(
        act.element(),
        "hovered over",
        (it, millis) -> it.hover(new Locator.HoverOptions().setTimeout(millis)));
  }

  Deed fill(BrowserAct.Fill act) throws EvaluationException {
    var text = deeds.text(act.text());
    return on(
        act.element(),
        "filled",
        (it, millis) -> it.fill(text, new Locator.FillOptions().setTimeout(millis)));
  }

  Deed type(BrowserAct.TypeText act) throws EvaluationException {
    var text = deeds.text(act.text());
    return on(
        act.element(),
        "typed into",
        (it, millis) ->
            it.pressSequentially(text, new Locator.PressSequentiallyOptions().setTimeout(millis)));
  }

  Deed press(BrowserAct.Press act) throws EvaluationException {
    var key = deeds.text(act.key());
    if (act.element() != null) {
      return on(
          act.element(),
          "pressed " + key + " in",
          (it, millis) -> it.press(key, new Locator.PressOptions().setTimeout(millis)));
    }
    return deeds.endless(
        (tab, _) -> {
          tab.page().keyboard().press(key);
          return null;
        },
        "pressed " + key,
        key + " could not be pressed",
        "the page hangs");
  }

  Deed select(BrowserAct.Select act) throws EvaluationException {
    var options = new String[act.options().size()];
    for (int i = 0; i < options.length; i++) {
      options[i] = deeds.text(act.options().get(i));
    }
    return on(
        act.element(),
        "selected from",
        (it, millis) ->
            it.selectOption(options, new Locator.SelectOptionOptions().setTimeout(millis)));
  }

  Deed check(BrowserAct.Check act) throws EvaluationException {
    return on(
        act.element(),
        act.checked() ? "checked" : "unchecked",
        (it, millis) ->
            it.setChecked(act.checked(), new Locator.SetCheckedOptions().setTimeout(millis)));
  }

  Deed upload(BrowserAct.Upload act) throws EvaluationException {
    var files = new FilePayload[act.files().size()];
    for (int i = 0; i < files.length; i++) {
      var file = act.files().get(i);
      files[i] = new FilePayload(deeds.text(file.name()), file.type(), content(file.content()));
    }
    return on(
        act.element(),
        "given " + files.length + (files.length == 1 ? " file" : " files"),
        (it, millis) ->
            it.setInputFiles(files, new Locator.SetInputFilesOptions().setTimeout(millis)));
  }

  private byte[] content(BrowserAct.FileContent content) throws EvaluationException {
    return switch (content) {
      case BrowserAct.Text(var text) -> deeds.text(text).getBytes(StandardCharsets.UTF_8);
      case BrowserAct.Bytes bytes -> bytes.copy();
    };
  }
}

package dev.nines.yaml;

import dev.nines.journey.BrowserAct;
import dev.nines.journey.BrowserAct.Details;
import dev.nines.journey.BrowserAct.MouseButton;
import dev.nines.journey.Locator;
import dev.nines.journey.Template;
import dev.nines.yaml.LocatorKeys.WrittenLocator;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Written;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes an act in a browser of what its author wrote; null where it has problems. */
record BrowserBuilder(ActBuilder of) {

  @Nullable BrowserAct build() {
    int before = of.compiling().problems().count();
    var act = act();
    of.compiling().pages().popup(of.actor(), of.step());
    var details = new DetailsBuilder(of).build();
    if (act == null || of.compiling().problems().count() > before) {
      return null;
    }
    return details.equals(Details.NONE) ? act : new BrowserAct.Detailed(act, details);
  }

  private @Nullable BrowserAct act() {
    var step = of.step();
    if (step.has(BrowserKeys.BROWSER)) {
      of.compiling().pages().open(of.actor(), of.party(), step);
      var target = of.target(BrowserKeys.BROWSER, true);
      return target == null ? null : new BrowserAct.OpenPage(target);
    }
    return of.compiling().pages().isOpen(of.actor(), step) ? inPage(step) : null;
  }

  private @Nullable BrowserAct inPage(Written step) {
    if (step.has(BrowserKeys.GOTO)) {
      var target = of.target(BrowserKeys.GOTO, true);
      return target == null ? null : new BrowserAct.GoTo(target);
    }
    if (step.has(BrowserKeys.WAIT_FOR_URL)) {
      var pattern = text(BrowserKeys.WAIT_FOR_URL);
      return pattern == null ? null : new BrowserAct.WaitForUrl(pattern);
    }
    if (step.has(BrowserKeys.WAIT_FOR_RESPONSE)) {
      var pattern = text(BrowserKeys.WAIT_FOR_RESPONSE);
      return pattern == null
          ? null
          : new BrowserAct.WaitForResponse(pattern, step.get(BrowserKeys.STATUS));
    }
    if (step.has(BrowserKeys.WAIT_FOR_DOWNLOAD)) {
      var pattern = text(BrowserKeys.WAIT_FOR_DOWNLOAD);
      return pattern == null ? null : new BrowserAct.WaitForDownload(pattern);
    }
    if (step.has(BrowserKeys.OFFLINE)) {
      var offline = step.get(BrowserKeys.OFFLINE);
      return offline == null ? null : new BrowserAct.SetOffline(offline);
    }
    if (step.has(BrowserKeys.SCREENSHOT)) {
      var name = step.get(BrowserKeys.SCREENSHOT);
      return name == null ? null : new BrowserAct.Screenshot(name);
    }
    if (step.has(BrowserKeys.EVALUATE)) {
      var script = text(BrowserKeys.EVALUATE);
      return script == null ? null : new BrowserAct.Evaluate(script);
    }
    if (step.has(BrowserKeys.PRESS)) {
      return press(step);
    }
    return onElement(step);
  }

  private @Nullable BrowserAct press(Written step) {
    var key = text(BrowserKeys.PRESS);
    var element = element(BrowserKeys.IN);
    return key == null || (step.has(BrowserKeys.IN) && element == null)
        ? null
        : new BrowserAct.Press(element, key);
  }

  private @Nullable BrowserAct onElement(Written step) {
    for (var key : BrowserKeys.ON_ELEMENTS) {
      if (step.has(key)) {
        var element = element(key);
        return element == null ? null : act(key, element);
      }
    }
    return null;
  }

  private @Nullable BrowserAct act(Key<WrittenLocator> key, Locator element) {
    return switch (key.name()) {
      case "click", "dblclick" ->
          new BrowserAct.Click(
              element,
              MouseButton.valueOf(
                  of.step().get(BrowserKeys.BUTTON, "left").toUpperCase(Locale.ROOT)),
              key.name().equals("dblclick"));
      case "hover" -> new BrowserAct.Hover(element);
      case "check" -> new BrowserAct.Check(element, true);
      case "uncheck" -> new BrowserAct.Check(element, false);
      case "wait for" ->
          new BrowserAct.WaitFor(
              element, of.step().get(BrowserKeys.STATE, "visible").equals("visible"));
      case "fill" -> {
        var text = required(key, BrowserKeys.WITH);
        yield text == null ? null : new BrowserAct.Fill(element, text);
      }
      case "type" -> {
        var text = required(key, BrowserKeys.WITH);
        yield text == null ? null : new BrowserAct.TypeText(element, text);
      }
      case "select" -> select(element);
      case "upload" -> upload(element);
      default -> throw new IllegalStateException(key.name());
    };
  }

  private @Nullable BrowserAct select(Locator element) {
    var options = of.compiling().texts().all(of.step().get(BrowserKeys.OPTION), of.before());
    if (!of.step().has(BrowserKeys.OPTION)) {
      missing(BrowserKeys.SELECT, BrowserKeys.OPTION);
    }
    return options.isEmpty() ? null : new BrowserAct.Select(element, options);
  }

  private @Nullable BrowserAct upload(Locator element) {
    var files = new UploadBuilder(of).build();
    if (!of.step().has(BrowserKeys.FILES)) {
      missing(BrowserKeys.UPLOAD, BrowserKeys.FILES);
    }
    return files.isEmpty() ? null : new BrowserAct.Upload(element, files);
  }

  private @Nullable Template required(Key<?> act, Key<Scalar> key) {
    if (!of.step().has(key)) {
      missing(act, key);
    }
    return text(key);
  }

  private void missing(Key<?> act, Key<?> key) {
    of.compiling()
        .problems()
        .add(of.step().atKey(act), "found %s without %s; expected both".formatted(act, key), null);
  }

  private @Nullable Template text(Key<Scalar> key) {
    var scalar = of.step().get(key);
    return scalar == null ? null : of.compiling().texts().template(scalar, of.before());
  }

  private @Nullable Locator element(Key<WrittenLocator> key) {
    return new LocatorBuilder(of.compiling().texts(), of.before()).build(of.step().get(key));
  }
}

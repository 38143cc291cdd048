package dev.nines.runner.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.EvaluationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the deeds that do nothing but wait. */
record WaitingDeeds(Deeds deeds) {

  Deed element(BrowserAct.WaitFor act) throws EvaluationException {
    var elements = deeds.elements(act.element());
    boolean visible = act.visible();
    var options =
        new Locator.WaitForOptions()
            .setState(visible ? WaitForSelectorState.VISIBLE : WaitForSelectorState.HIDDEN);
    return deeds.deed(
        (tab, millis) -> {
          elements.in(tab.page()).waitFor(options.setTimeout(millis));
          return null;
        },
        (visible ? "saw " : "did not see any more ") + elements.words(),
        elements.words() + (visible ? " cannot be seen" : " can still be seen"));
  }

  Deed url(BrowserAct.WaitForUrl act) throws EvaluationException {
    var glob = deeds.text(act.pattern());
    var address = Glob.address(glob, deeds.context().baseUrl());
    return deeds.deed(
        (tab, millis) -> {
          tab.page().waitForURL(address, new Page.WaitForURLOptions().setTimeout(millis));
          return null;
        },
        "came to " + glob,
        "the page did not come to " + glob);
  }

  Deed response(BrowserAct.WaitForResponse act) throws EvaluationException {
    var glob = deeds.text(act.pattern());
    var address = Glob.pattern(Glob.address(glob, deeds.context().baseUrl()));
    var status = act.status() == null ? "" : " with status " + act.status();
    return deeds.deed(
        (tab, millis) -> answer(tab.actor(), address, act.status(), millis, glob + status),
        "got an answer from " + glob,
        "no answer came from " + glob + status);
  }

  private static Deed.Found answer(
      ActorPage actor, Pattern address, @Nullable Integer status, double millis, String words) {
    var found = new AtomicReference<@Nullable Response>();
    MissedException.unless(
        () -> {
          if (found.get() == null) {
            found.set(actor.arrivals().take(address, status));
          }
          return found.get() != null;
        },
        actor.context(),
        millis,
        () -> {
          var others = actor.arrivals().statuses(address);
          return "no answer came from " + words + (others.isEmpty() ? "" : ", but with " + others);
        });
    var answer = found.get();
    return new Deed.Found(
        "response", answer == null ? null : actor.arrivals().content(answer, actor));
  }

  Deed download(BrowserAct.WaitForDownload act) throws EvaluationException {
    var glob = deeds.text(act.pattern());
    var name = Glob.pattern(glob);
    return deeds.deed(
        (tab, millis) -> download(tab.actor(), name, millis, glob),
        "loaded down " + glob,
        glob + " was not loaded down");
  }

  private Deed.Found download(ActorPage actor, Pattern name, double millis, String words) {
    var found = new AtomicReference<@Nullable Download>();
    MissedException.unless(
        () -> {
          if (found.get() == null) {
            found.set(actor.downloads().take(name));
          }
          return found.get() != null;
        },
        actor.context(),
        millis,
        () -> "no download of a file " + words + " began");
    var file = found.get();
    double left = Attempt.millis(deeds.context());
    return new Deed.Found("download", file == null ? null : Downloads.complete(file, actor, left));
  }
}

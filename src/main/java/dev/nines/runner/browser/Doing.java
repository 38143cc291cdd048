package dev.nines.runner.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Does a deed in its manner: in its page, with the page and the dialog that it brings about. On the
 * slot's thread.
 *
 * @param left how many milliseconds are left for it
 */
record Doing(Deed deed, ActorPage actor, DoubleSupplier left) {

  @Nullable Object play() {
    var manner = deed.manner();
    if (!manner.waits()) {
      actor.arrivals().forget();
      actor.downloads().forget();
    }
    actor.dialogs().begin(manner.reply());
    var page = manner.opens() ? actor.opened(manner.page()) : actor.page(manner.page());
    var value =
        manner.popup() == null
            ? deed.step().on(new Tab(actor, page), left.getAsDouble())
            : withPopup(page, manner.popup());
    if (manner.reply() != null) {
      MissedException.unless(
          () -> actor.dialogs().last() != null,
          actor.context(),
          left.getAsDouble(),
          () -> "no dialog came");
    }
    return value;
  }

  private @Nullable Object withPopup(Page page, String name) {
    Predicate<String> within = actor.identity()::isWithin;
    actor.context().route(within, this::identified);
    var acted = new AtomicBoolean();
    var value = new AtomicReference<@Nullable Object>();
    try {
      var popup =
          page.waitForPopup(
              new Page.WaitForPopupOptions().setTimeout(left.getAsDouble()),
              () -> {
                value.set(deed.step().on(new Tab(actor, page), left.getAsDouble()));
                acted.set(true);
              });
      actor.name(name, popup);
      loaded(popup, name);
    } catch (TimeoutError e) {
      throw !acted.get() ? e : new MissedException("no page was opened", e);
    } finally {
      actor.context().unroute(within);
    }
    return value.get();
  }

  private void loaded(Page popup, String name) {
    try {
      popup.waitForLoadState(
          LoadState.LOAD, new Page.WaitForLoadStateOptions().setTimeout(left.getAsDouble()));
    } catch (TimeoutError e) {
      throw new MissedException("page " + name + " did not load", e);
    }
  }

  /**
   * A page that another one opens asks for its document before it can be attended to. It says which
   * attempt it belongs to, but not who the actor is: Playwright would have a redirect carry that to
   * whichever host it leads to.
   */
  private void identified(Route route) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(route.request().headers());
    headers.putAll(actor.identity().trace());
    route.fallback(new Route.FallbackOptions().setHeaders(headers));
  }
}

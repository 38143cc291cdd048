package dev.nines.runner.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.nines.journey.PageView;
import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page as it is whenever it is read: {@code url}, {@code title}, the {@code errors} that its
 * scripts threw, and what it shows.
 */
final class LivePage extends AbstractMap<String, Object> implements PageView {

  private static final Set<String> NAMES = Set.of("url", "title", "errors");

  /** What hangs is read no longer. */
  private static final Duration READING = Duration.ofSeconds(5);

  /** A page that goes elsewhere while it is read is read again. */
  private static final int READINGS = 3;

  private static final String TEXT =
      """
      all => !all.length ? null : all[0].innerText !== undefined ? all[0].innerText
          : all[0].textContent\
      """;

  private static final String VALUE =
      "all => all.length && 'value' in all[0] ? String(all[0].value) : null";

  /** With what Playwright's own locators enter a frame. */
  private static final String ENTERING = " >> internal:control=enter-frame >> ";

  private final ActorPage page;
  private final String name;
  private final String frame;
  private final AtomicReference<@Nullable ProberFaultException> fault;

  /**
   * One of an actor's.
   *
   * @param name of the page
   */
  LivePage(ActorPage page, String name) {
    this(page, name, "", new AtomicReference<>());
  }

  /**
   * @param frame the beginning of each selector; "" outside of frames
   * @param fault what of the page and its frames could not be read as it was asked
   */
  private LivePage(
      ActorPage page,
      String name,
      String frame,
      AtomicReference<@Nullable ProberFaultException> fault) {
    this.page = page;
    this.name = name;
    this.frame = frame;
    this.fault = fault;
  }

  /**
   * Why it could not be read as it was asked, which is nobody's fault but the journey's; or null.
   */
  @Nullable ProberFaultException fault() {
    return fault.get();
  }

  private <T extends @Nullable Object> T read(Function<Page, T> question) {
    for (int reading = 1; ; reading++) {
      try {
        return page.slot().within(READING, _ -> question.apply(page.page(name)));
      } catch (ProberFaultException e) {
        // Whoever judges asks for the server's verdict, and learns that the browser is lost.
        throw new NoSuchElementException(String.valueOf(e.getMessage()));
      } catch (OverdueException _) {
        throw new NoSuchElementException("the page does not answer: its script goes on and on");
      } catch (PlaywrightException e) {
        if (Words.misspelt(e)) {
          fault.set(new ProberFaultException(Cause.CONFIGURATION, Words.firstLine(e)));
        }
        if (reading == READINGS || fault.get() != null) {
          throw new NoSuchElementException(Words.firstLine(e));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NoSuchElementException("the page was not read to the end");
      }
    }
  }

  @Override
  public String text(String selector) {
    var text = read(shown -> shown.evalOnSelectorAll(frame + selector, TEXT));
    if (text == null) {
      throw new NoSuchElementException("the page has no " + selector);
    }
    return text.toString();
  }

  @Override
  public long count(String selector) {
    return read(shown -> (long) shown.locator(frame + selector).count());
  }

  @Override
  public boolean visible(String selector) {
    return read(shown -> shown.isVisible(frame + selector));
  }

  @Override
  public String value(String selector) {
    var value = read(shown -> shown.evalOnSelectorAll(frame + selector, VALUE));
    if (value == null) {
      throw new NoSuchElementException("the page has no field " + selector);
    }
    return value.toString();
  }

  @Override
  public PageView frame(String selector) {
    return new LivePage(page, name, frame + selector + ENTERING, fault);
  }

  @Override
  public boolean containsKey(Object key) {
    return key instanceof String name && NAMES.contains(name);
  }

  @Override
  public @Nullable Object get(Object key) {
    return switch (String.valueOf(key)) {
      case "url" -> read(Page::url);
      case "title" -> read(Page::title);
      case "errors" -> read(page.log()::errors);
      default -> null;
    };
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return Map.<String, Object>of(
            "url", read(Page::url), "title", read(Page::title), "errors", read(page.log()::errors))
        .entrySet();
  }
}

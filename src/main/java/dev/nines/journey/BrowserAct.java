package dev.nines.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An act of an actor in its browser, in the words of Playwright. An element is waited for until it
 * can be acted upon. In scope of the step's expressions: {@code page}, and {@code value} of {@link
 * Evaluate}.
 */
public sealed interface BrowserAct extends Act {

  /** Opens a page, the actor's only one from then on, and waits until it is loaded. */
  record OpenPage(Template target) implements BrowserAct {}

  /** Goes to another address in the page that is open. */
  record GoTo(Template target) implements BrowserAct {}

  record Click(Locator element) implements BrowserAct {}

  record Hover(Locator element) implements BrowserAct {}

  /** Puts a text into a field, in place of what it has. */
  record Fill(Locator element, Template text) implements BrowserAct {}

  /** Types a text, key by key. */
  record TypeText(Locator element, Template text) implements BrowserAct {}

  /**
   * Presses a key, or several at once such as {@code Control+A}.
   *
   * @param element that has the focus then; null for whatever has it
   */
  record Press(@Nullable Locator element, Template key) implements BrowserAct {}

  /** Selects options of a list by their values or labels. */
  record Select(Locator element, List<Template> options) implements BrowserAct {
    public Select {
      options = List.copyOf(options);
    }
  }

  /** Checks a box or takes the check away. */
  record Check(Locator element, boolean checked) implements BrowserAct {}

  /** Waits until an element is there and can be seen, or cannot be seen any more. */
  record WaitFor(Locator element, boolean visible) implements BrowserAct {}

  /**
   * Waits until the page is at an address.
   *
   * @param pattern a glob of Playwright, such as {@code **}{@code /done}
   */
  record WaitForUrl(Template pattern) implements BrowserAct {}

  /** Evaluates an expression of JavaScript in the page. */
  record Evaluate(Template script) implements BrowserAct {}
}

package dev.nines.runner.browser;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Locator;
import dev.nines.journey.Scope;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An element's description with its values of this attempt.
 *
 * @param words as people say it: {@code button "Open chat"}
 */
record Elements(
    Locator locator, String value, @Nullable String name, @Nullable Elements frame, String words) {

  static Elements of(Locator locator, Scope scope) throws EvaluationException {
    var value = locator.value().render(scope);
    if (locator.by() == Locator.By.ROLE && role(value) == null) {
      throw new EvaluationException("\"" + value + "\" is no role of ARIA, such as button or link");
    }
    return new Elements(
        locator,
        value,
        locator.name() == null ? null : locator.name().render(scope),
        locator.frame() == null ? null : of(locator.frame(), scope),
        locator.toString());
  }

  private static @Nullable AriaRole role(String value) {
    return Arrays.stream(AriaRole.values())
        .filter(role -> role.name().equals(value.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElse(null);
  }

  /** Playwright's locator; nothing is looked for yet. */
  com.microsoft.playwright.Locator in(Page page) {
    var all = frame == null ? all(page) : all(frame.in(page).contentFrame());
    var nth = locator.nth();
    return nth == null ? all : nth < 0 ? all.last() : all.nth(nth);
  }

  private com.microsoft.playwright.Locator all(Page page) {
    boolean exact = locator.exact();
    return switch (locator.by()) {
      case ROLE -> {
        var options = new Page.GetByRoleOptions();
        if (name != null) {
          options.setName(name).setExact(exact);
        }
        yield page.getByRole(role(value), options);
      }
      case LABEL -> page.getByLabel(value, new Page.GetByLabelOptions().setExact(exact));
      case PLACEHOLDER ->
          page.getByPlaceholder(value, new Page.GetByPlaceholderOptions().setExact(exact));
      case TEXT -> page.getByText(value, new Page.GetByTextOptions().setExact(exact));
      case TEST_ID -> page.getByTestId(value);
      case TITLE -> page.getByTitle(value, new Page.GetByTitleOptions().setExact(exact));
      case ALT -> page.getByAltText(value, new Page.GetByAltTextOptions().setExact(exact));
      case CSS -> page.locator(value);
    };
  }

  /** The same, as Playwright has no type in common for a page and a frame. */
  private com.microsoft.playwright.Locator all(FrameLocator within) {
    boolean exact = locator.exact();
    return switch (locator.by()) {
      case ROLE -> {
        var options = new FrameLocator.GetByRoleOptions();
        if (name != null) {
          options.setName(name).setExact(exact);
        }
        yield within.getByRole(role(value), options);
      }
      case LABEL -> within.getByLabel(value, new FrameLocator.GetByLabelOptions().setExact(exact));
      case PLACEHOLDER ->
          within.getByPlaceholder(
              value, new FrameLocator.GetByPlaceholderOptions().setExact(exact));
      case TEXT -> within.getByText(value, new FrameLocator.GetByTextOptions().setExact(exact));
      case TEST_ID -> within.getByTestId(value);
      case TITLE -> within.getByTitle(value, new FrameLocator.GetByTitleOptions().setExact(exact));
      case ALT ->
          within.getByAltText(value, new FrameLocator.GetByAltTextOptions().setExact(exact));
      case CSS -> within.locator(value);
    };
  }
}

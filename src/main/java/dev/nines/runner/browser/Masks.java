package dev.nines.runner.browser;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.nines.runner.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What must not be seen in a picture of a page: fields for passwords, and the smallest elements
 * whose text or value holds a secret. The page is not told what the secrets are.
 *
 * @param marks which elements hold secrets, as they are now
 */
record Masks(List<Locator> locators, List<String> marks) {

  private static final String PASSWORDS = "input[type=password]";

  /**
   * Of each element how deep it is, what can be read in it, and whether some of that may stand
   * outside of its box, where no mask would be.
   */
  private static final String READ =
      """
      all => all.map(element => {
        let depth = 0;
        for (let up = element; up; up = up.parentNode || up.host) depth++;
        const field = 'value' in element && typeof element.value === 'string' ? element.value : '';
        const hint = element.getAttribute('placeholder') || element.getAttribute('alt') || '';
        const drawn = ['::before', '::after'].map(each => getComputedStyle(element, each).content);
        const style = getComputedStyle(element);
        const spills = element.tagName === 'OPTION' || style.display === 'contents'
            || style.display !== 'inline' && (
                style.overflowX === 'visible' && element.scrollWidth > element.clientWidth + 1
                || style.overflowY === 'visible' && element.scrollHeight > element.clientHeight + 1);
        return [depth, [element.textContent || '', field, hint, ...drawn].join('\\u0000'), spills];
      })
      """;

  /** The elements of a page whose secrets are looked for. */
  private record Element(int depth, int secrets, boolean spills) {}

  static Masks of(Page page, Redactor redactor) {
    var locators = new ArrayList<Locator>();
    var marks = new ArrayList<String>();
    for (var frame : page.frames()) {
      locators.add(frame.locator(PASSWORDS));
      var all = frame.locator("body, body *");
      for (int index : holding(frame, redactor)) {
        locators.add(all.nth(index));
        marks.add(frame.url() + " " + index);
      }
    }
    return new Masks(locators, marks);
  }

  /** Whether these hide all that {@code others} do. */
  boolean cover(Masks others) {
    return marks.containsAll(others.marks);
  }

  private static List<Integer> holding(Frame frame, Redactor redactor) {
    var read = (List<?>) frame.locator("body, body *").evaluateAll(READ);
    var elements = read.stream().map(each -> element((List<?>) each, redactor)).toList();
    var holding =
        Stream.iterate(0, i -> i < elements.size(), i -> i + 1)
            .filter(i -> elements.get(i).secrets() > below(elements, i))
            .toList();
    if (holding.stream().anyMatch(i -> elements.get(i).spills())) {
      throw new PlaywrightException("a secret in it cannot be covered");
    }
    return holding;
  }

  private static Element element(List<?> read, Redactor redactor) {
    var depth = (Number) read.get(0);
    var redacted = redactor.scour((String) read.get(1));
    int secrets = 0;
    for (int at = redacted.indexOf(Redactor.MASK); at >= 0; secrets++) {
      at = redacted.indexOf(Redactor.MASK, at + 1);
    }
    return new Element(depth.intValue(), secrets, Boolean.TRUE.equals(read.get(2)));
  }

  /** How many secrets of an element are in the elements directly within it. */
  private static int below(List<Element> elements, int index) {
    int depth = elements.get(index).depth();
    int secrets = 0;
    for (int i = index + 1; i < elements.size() && elements.get(i).depth() > depth; i++) {
      if (elements.get(i).depth() == depth + 1) {
        secrets += elements.get(i).secrets();
      }
    }
    return secrets;
  }
}

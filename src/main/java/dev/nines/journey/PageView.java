package dev.nines.journey;

/**
 * A page of a browser, as it is at the moment of asking. Selectors are Playwright's: CSS, or what
 * it adds to that, such as {@code role=button} or {@code text=Send}. Each call waits for the
 * browser, not for an element.
 */
public interface PageView {

  /**
   * What can be read in the first element of these.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  String text(String selector);

  /** How many elements there are. */
  long count(String selector);

  /** Whether the first element can be seen; false where there is none. */
  boolean visible(String selector);

  /**
   * What is in the first of these fields.
   *
   * @throws java.util.NoSuchElementException if there is none, or it is no field
   */
  String value(String selector);

  /** What is shown in the frame (an {@code iframe}) of this selector. */
  PageView frame(String selector);
}

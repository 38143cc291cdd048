package dev.nines.journey;

import org.jspecify.annotations.Nullable;

/**
 * An element of a page, named as people find it, in the words of Playwright.
 *
 * @param by what it is known by
 * @param value its role, label, text and so on
 * @param name of a role: the accessible name; null for any
 * @param exact whether texts and names must be the same, and not merely contain it in any case
 * @param nth which of several it is, from 0 on; -1 counts from the last; null where there must be
 *     one alone
 * @param frame the frame of the page that it is in; null for the page itself
 */
public record Locator(
    By by,
    Template value,
    @Nullable Template name,
    boolean exact,
    @Nullable Integer nth,
    @Nullable Locator frame) {

  /** One in the page itself, of which there must be one alone. */
  public static Locator of(By by, Template value) {
    return new Locator(by, value, null, false, null, null);
  }

  /** What an element is known by. */
  public enum By {
    ROLE("role"),
    LABEL("label"),
    PLACEHOLDER("placeholder"),
    TEXT("text"),
    TEST_ID("testId"),
    TITLE("title"),
    ALT("alt"),
    /** A selector of Playwright: CSS, or what it adds to that. */
    CSS("css");

    private final String word;

    By(String word) {
      this.word = word;
    }

    /** The key in a journey's file. */
    public String word() {
      return word;
    }
  }

  /** As people say it: {@code button "Open chat"}. */
  @Override
  public String toString() {
    var which = nth == null ? "" : " (" + (nth < 0 ? "last" : "number " + (nth + 1)) + ")";
    return switch (by) {
          case ROLE -> value + (name == null ? "" : " \"" + name + "\"");
          case CSS -> value.toString();
          case LABEL, PLACEHOLDER, TEXT, TEST_ID, TITLE, ALT -> by.word + " \"" + value + "\"";
        }
        + which
        + (frame == null ? "" : " in frame " + frame);
  }
}

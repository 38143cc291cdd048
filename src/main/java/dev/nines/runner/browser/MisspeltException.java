package dev.nines.runner.browser;

import com.microsoft.playwright.PlaywrightException;

/** A script is none, or gives no value, which its author got wrong and not the page. */
final class MisspeltException extends PlaywrightException {

  private static final long serialVersionUID = 1L;

  MisspeltException(PlaywrightException cause) {
    super(Words.firstLine(cause), cause);
  }

  MisspeltException(String message) {
    super(message);
  }
}

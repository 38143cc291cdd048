package dev.nines.runner.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a script that is none from one that meets a syntax error in what it reads: the one is the
 * journey's fault, the other the page's. Only Chromium itself knows, without running it. On the
 * slot's thread alone.
 */
final class Syntax {

  private static final String ERROR = "SyntaxError";

  private Syntax() {}

  /**
   * The value of {@code script} in {@code page}.
   *
   * @throws MisspeltException if it is no script
   */
  static @Nullable Object evaluated(Page page, String script) {
    try {
      return page.evaluate(script);
    } catch (PlaywrightException e) {
      // A function without a name is one only in brackets, which Playwright puts around it.
      if (Words.text(e).contains(ERROR)
          && isNone(page, script)
          && isNone(page, "(" + script + ")")) {
        throw new MisspeltException(e);
      }
      throw e;
    }
  }

  private static boolean isNone(Page page, String script) {
    var session = page.context().newCDPSession(page);
    try {
      session.send("Runtime.enable");
      var parameters = new JsonObject();
      parameters.addProperty("expression", script);
      parameters.addProperty("sourceURL", "");
      parameters.addProperty("persistScript", false);
      return session.send("Runtime.compileScript", parameters).has("exceptionDetails");
    } finally {
      session.detach();
    }
  }
}

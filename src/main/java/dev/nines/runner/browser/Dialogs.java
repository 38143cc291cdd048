package dev.nines.runner.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.PlaywrightException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers the alerts, questions and prompts of an actor's pages, as a page stands still until
 * somebody does. On the slot's thread, but for {@link #last}.
 */
final class Dialogs {

  /**
   * What is answered.
   *
   * @param text what is put into a prompt, or null for what is there already
   */
  record Reply(boolean accept, @Nullable String text) {}

  private @Nullable Reply reply;
  private volatile @Nullable Map<String, Object> last;

  void listen(BrowserContext context) {
    context.onDialog(this::answer);
  }

  /** An act begins that answers so; null dismisses them. */
  void begin(@Nullable Reply declared) {
    reply = declared;
    last = null;
  }

  /** The last one since the act began, as expressions read it; null where there was none. */
  @Nullable Map<String, Object> last() {
    return last;
  }

  private void answer(Dialog dialog) {
    last =
        Map.of(
            "type", dialog.type(),
            "message", dialog.message(),
            "defaultValue", dialog.defaultValue());
    try {
      // A page that asks whether it may be left is left, as without Playwright's listeners.
      var declared = reply;
      if (declared == null ? dialog.type().equals("beforeunload") : declared.accept()) {
        @Nullable String text = declared == null ? null : declared.text();
        dialog.accept(text == null ? dialog.defaultValue() : text);
      } else {
        dialog.dismiss();
      }
    } catch (PlaywrightException _) {
      // The page has been closed, and its dialog with it.
    }
  }
}

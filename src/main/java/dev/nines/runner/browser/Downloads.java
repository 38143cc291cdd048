package dev.nines.runner.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files that an actor's pages have begun to load down since its last act that was no waiting.
 * On the slot's thread alone.
 */
final class Downloads {

  private final List<Download> begun = new ArrayList<>();

  void listen(BrowserContext context) {
    context.onDownload(begun::add);
  }

  /** An act begins that is no waiting. */
  void forget() {
    begun.clear();
  }

  /** Takes the first file of such a name; null where none has begun. */
  @Nullable Download take(Pattern name) {
    for (var file : begun) {
      if (name.matcher(file.suggestedFilename()).matches()) {
        begun.remove(file);
        return file;
      }
    }
    return null;
  }

  /**
   * Waits for the end of a file.
   *
   * @throws MissedException if it has not come to its end after so many milliseconds
   * @throws PlaywrightException if it broke off, or is larger than the actor reads
   */
  static LiveContent complete(Download file, ActorPage actor, double millis) {
    var name = file.suggestedFilename();
    var path = path(file, actor.context(), millis);
    try {
      long size = Files.size(path);
      if (size > actor.bodyLimit()) {
        throw new PlaywrightException(
            "the download of " + name + " is larger than the actor's bodyLimit");
      }
      return new LiveContent(
          Map.of("name", name, "url", file.url(), "size", size), actor.slot(), () -> text(path));
    } catch (IOException e) {
      throw new PlaywrightException("the download of " + name + " cannot be read: " + e);
    }
  }

  /**
   * Playwright waits for a file's end without an end of its own, and listens to nobody but its
   * pages meanwhile: so a blank page is the clock.
   */
  private static Path path(Download file, BrowserContext context, double millis) {
    var late = new AtomicBoolean();
    try (var clock = context.newPage()) {
      clock.onConsoleMessage(_ -> {
        late.set(true);
        cancel(file);
      });
      clock.evaluate("millis => { setTimeout(() => console.log('late'), millis) }", millis);
      return file.path();
    } catch (PlaywrightException e) {
      var name = file.suggestedFilename();
      if (late.get()) {
        throw new MissedException(
            "the download of " + name + " did not come to its end", new TimeoutError("late", e));
      }
      throw new PlaywrightException(
          "the download of " + name + " broke off: " + Words.firstLine(e));
    }
  }

  private static void cancel(Download file) {
    try {
      file.cancel();
    } catch (PlaywrightException _) {
      // It is over.
    }
  }

  private static String text(Path path) {
    try {
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new NoSuchElementException("the file cannot be read: " + e);
    }
  }
}

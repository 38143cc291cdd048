package dev.nines.runner.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.nines.runner.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import okio.ByteString;

/**
 * What is recorded of an actor's pages while a run goes on, for the case that it ends badly: what
 * was done, said and asked. What that costs a good run is next to nothing; what the pages look like
 * is only taken down at the end. On the slot's thread alone.
 */
final class Recording {

  private static final System.Logger LOG = System.getLogger(Recording.class.getName());

  private static final double SNAPSHOT = 2_000;

  private final BrowserContext context;
  private final Path folder;
  private final HttpArchive archive = new HttpArchive();
  private final List<Picture> pictures = new ArrayList<>();

  /**
   * Raw, and not yet free of secrets.
   *
   * @param actions a trace of what was done and said
   * @param traffic what was asked and answered
   * @param hung the frames that do not answer
   */
  record Recorded(ByteString actions, List<HttpArchive.Entry> traffic, Set<Frame> hung) {
    Recorded {
      hung = Set.copyOf(hung);
    }
  }

  /**
   * One of a context.
   *
   * @param folder for what is needed for a moment; nobody else may read there
   */
  Recording(BrowserContext context, Path folder) {
    this.context = context;
    this.folder = folder;
    archive.listen(context);
    context.tracing().start(options(false));
  }

  private static Tracing.StartOptions options(boolean snapshots) {
    return new Tracing.StartOptions()
        .setSnapshots(snapshots)
        .setScreenshots(false)
        .setSources(false);
  }

  /** Takes a picture that is kept whatever becomes of the run, where that is possible. */
  void take(Page page, String name, Redactor redactor, double millis) {
    if (!SignsOfLife.missing(List.of(page)).isEmpty()) {
      LOG.log(System.Logger.Level.WARNING, "no picture " + name + ": a frame of the page hangs");
      return;
    }
    try {
      var picture = Picture.of(page, name + ".png", redactor, millis);
      pictures.removeIf(each -> each.name().equals(picture.name())); // A step that is tried again.
      pictures.add(picture);
    } catch (PlaywrightException e) {
      if (OverdueException.calledOff(e)) {
        throw e;
      }
      LOG.log(System.Logger.Level.WARNING, "no picture " + name + ": " + Words.firstLine(e));
    }
  }

  List<Picture> pictures() {
    return List.copyOf(pictures);
  }

  /** Ends the recording. */
  Recorded end() {
    var actions = stopped();
    var hung = SignsOfLife.missing(context.pages());
    return new Recorded(actions, archive.entries(hung), hung);
  }

  /** Ends a trace. Playwright gives it as a file alone, which has secrets in it still. */
  private ByteString stopped() {
    try {
      var file = Files.createTempFile(folder, "trace", ".zip");
      try {
        context.tracing().stop(new Tracing.StopOptions().setPath(file));
        return ByteString.of(Files.readAllBytes(file));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the pages look like now, each with its secrets hidden.
   *
   * @param hung the frames that do not answer: a page with one has no picture
   */
  List<Picture> pictures(String name, Redactor redactor, Set<Frame> hung) {
    var all = new ArrayList<Picture>();
    for (var page : context.pages()) {
      if (!Collections.disjoint(page.frames(), hung)) {
        continue;
      }
      try {
        all.add(Picture.of(page, name + "-page.png", redactor, Picture.LONGEST_MILLIS));
      } catch (PlaywrightException e) {
        if (OverdueException.calledOff(e)) {
          throw e;
        }
        LOG.log(System.Logger.Level.WARNING, "a page has no picture: " + Words.firstLine(e));
      }
    }
    return all;
  }

  /** A trace of what the pages consist of now. */
  ByteString snapshot() {
    context.tracing().start(options(true));
    for (var page : context.pages()) {
      // Whatever is done with an element has the page's document recorded.
      page.locator("html")
          .first()
          .waitFor(
              new Locator.WaitForOptions()
                  .setState(WaitForSelectorState.ATTACHED)
                  .setTimeout(SNAPSHOT));
    }
    return stopped();
  }
}

package dev.nines.runner.browser;

import dev.nines.evidence.EvidenceDraft;
import dev.nines.runner.EndOfRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What one actor's pages leave to look at. They are looked at once, as they are then; what was seen
 * is written whenever there is time. Confined to the run's thread.
 */
final class Testimony {

  private static final System.Logger LOG = System.getLogger(Testimony.class.getName());

  /** What takes longer is left out. */
  private static final Duration MOST = Duration.ofSeconds(15);

  private final String actor;
  private final Slot slot;
  private final Recording recording;
  private final EndOfRun end;
  private boolean looked;
  private Recording.@Nullable Recorded recorded;
  private List<Picture> pictures = List.of();
  private @Nullable ByteString pages;

  Testimony(String actor, Slot slot, Recording recording, EndOfRun end) {
    this.actor = actor;
    this.slot = slot;
    this.recording = recording;
    this.end = end;
  }

  /** Whether steps took pictures. */
  boolean hasPictures() {
    return !recording.pictures().isEmpty();
  }

  /** Asks the browser for all that it can tell, once. */
  void look() throws InterruptedException {
    if (looked) {
      return;
    }
    looked = true;
    var told = told(recording::end);
    recorded = told;
    if (told != null) {
      var now = told(() -> recording.pictures(actor, end.redactor(), told.hung()));
      pictures = now == null ? List.of() : now;
      pages = told.hung().isEmpty() ? told(recording::snapshot) : null;
    }
  }

  /** Writes what was seen, without secrets. */
  void write(EvidenceDraft draft) throws IOException {
    add(recording.pictures(), draft);
    add(pictures, draft);
    if (recorded != null) {
      write(recorded, draft);
    }
  }

  private void write(Recording.Recorded told, EvidenceDraft draft) throws IOException {
    var redactor = end.redactor();
    var traffic = told.traffic().stream().map(entry -> entry.addressed(redactor::scour)).toList();
    var trace = new TraceFile(told.actions(), pages, traffic, redactor);
    draft.add(actor + "-trace.zip", trace.zipped());
    draft.add(actor + ".har", text(redactor.scour(HarText.of(traffic, redactor))));
    var console = ConsoleText.of(trace.events());
    if (!console.isEmpty()) {
      draft.add(actor + "-console.txt", text(redactor.scour(console)));
    }
  }

  /** What the browser tells, or null where it does not: that is said, and costs nothing else. */
  private <T> @Nullable T told(Supplier<T> question) throws InterruptedException {
    try {
      return slot.within(MOST, _ -> question.get());
    } catch (RuntimeException | Error e) { // Whatever it is, the rest is still worth keeping.
      LOG.log(
          System.Logger.Level.WARNING,
          "run "
              + end.run()
              + " leaves less to look at: "
              + end.redactor().redact(Words.firstLine(e)));
      return null;
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void add(List<Picture> pictures, EvidenceDraft draft) throws IOException {
    for (var picture : pictures) {
      draft.add(picture.name(), picture.png().toByteArray());
    }
  }
}

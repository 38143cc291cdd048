package dev.nines.notify;

import dev.nines.alert.Silence;
import dev.nines.store.Document;
import dev.nines.store.Documents;
import dev.nines.store.Entry;
import dev.nines.store.HistoryException;
import dev.nines.store.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The silences that people asked for. What is in force here is on disk, so that it still is after a
 * start. Safe between threads.
 */
public final class SilenceBook {

  /** The kind of the documents that hold silences. */
  public static final String SILENCE = "silence";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long BEGUN = 1;
  private static final long OVER = 2;

  private final Recorder recorder;
  private final String region;
  private final InstantSource clock;
  private final Map<String, Silence> silences = new LinkedHashMap<>();

  /** Those that were ended here: they may be read once more before that is written. */
  private final Set<String> ended = new HashSet<>();

  /**
   * @param region whose they are
   */
  public SilenceBook(Recorder recorder, String region, InstantSource clock) {
    this.recorder = recorder;
    this.region = region;
    this.clock = clock;
  }

  /** Takes up what was in force, or to come, when the prober ended. */
  public synchronized void restore(Documents documents) {
    for (var document : documents.open(SILENCE, region)) {
      var silence = SilenceJson.read(document.body());
      silences.put(silence.id(), silence);
    }
    forget();
  }

  /**
   * Takes up what was asked for, and what was ended, where others have the same history; blocks.
   *
   * @return whether anything is other than it was
   */
  public boolean refresh(Documents documents) {
    Set<String> before;
    synchronized (this) {
      before = Set.copyOf(silences.keySet());
    }
    var open =
        documents.open(SILENCE, region).stream()
            .map(document -> SilenceJson.read(document.body()))
            .toList();
    synchronized (this) {
      // What began or ended here in the meantime may not have been read.
      boolean fewer =
          silences
              .keySet()
              .removeIf(id ->
                  before.contains(id) && open.stream().noneMatch(each -> each.id().equals(id)));
      boolean more = false;
      for (var each : open) {
        if (!ended.contains(each.id())) {
          more |= silences.putIfAbsent(each.id(), each) == null;
        }
      }
      return fewer || more;
    }
  }

  /** Those that are in force or come. */
  public synchronized List<Silence> standing() {
    return List.copyOf(silences.values());
  }

  /**
   * Puts a silence into force; blocks until it is on disk.
   *
   * @throws HistoryException if it could not be kept, and so is not in force
   */
  public void put(Silence silence) {
    try {
      await(keep(silence, null, BEGUN));
    } catch (HistoryException e) {
      // It may yet be written, and must not come back with the next start.
      var _ = keep(silence, clock.instant(), OVER);
      throw new HistoryException(
          "the silence could not be kept, so it is not in force: " + e.getMessage(), e);
    }
    synchronized (this) {
      silences.put(silence.id(), silence);
    }
  }

  /**
   * Ends a silence now; it stays in the history. Blocks until that is on disk, and it is over
   * whatever becomes of that.
   *
   * @return the silence as it was, or empty where none of this id is in force or to come
   * @throws HistoryException if it is over, but could be in force again after a start
   */
  public Optional<Silence> end(String id) {
    Silence silence;
    synchronized (this) {
      silence = silences.remove(id);
      ended.add(id);
    }
    if (silence == null) {
      return Optional.empty();
    }
    try {
      await(keep(silence, clock.instant(), OVER));
    } catch (HistoryException e) {
      throw new HistoryException(
          "the silence is over, but that could not be kept, and it may be in force again after a"
              + " start: "
              + e.getMessage(),
          e);
    }
    return Optional.of(silence);
  }

  private static void await(CompletableFuture<@Nullable Void> kept) {
    try {
      kept.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new HistoryException(
          String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage()), e);
    } catch (TimeoutException e) {
      throw new HistoryException("it took longer than 10s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HistoryException("interrupted", e);
    }
  }

  /** Those whose time has come to an end are over; to be called now and then. */
  public synchronized void forget() {
    var now = clock.instant();
    silences
        .values()
        .removeIf(silence -> {
          boolean over = !silence.to().isAfter(now);
          if (over) {
            var _ = keep(silence, silence.to(), OVER);
          }
          return over;
        });
  }

  private CompletableFuture<@Nullable Void> keep(
      Silence silence, @Nullable Instant ended, long version) {
    return recorder.record(
        new Entry.OfDocument(
            new Document(
                SILENCE,
                silence.id(),
                region,
                version,
                silence.from(),
                ended != null,
                SilenceJson.write(silence, ended))));
  }
}

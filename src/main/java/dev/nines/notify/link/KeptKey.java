package dev.nines.notify.link;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.nines.store.Document;
import dev.nines.store.Documents;
import dev.nines.store.Entry;
import dev.nines.store.HistoryException;
import dev.nines.store.Recorder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A key that nobody had to think of: made once for a region and kept in its history, so that links
 * outlive a start. What is in force is always what was read from the history: two probers that both
 * offer one agree on the first, and none signs with what may be lost.
 */
public final class KeptKey implements Supplier<@Nullable LinkKey> {

  private static final String KIND = "linkkey";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** How long a history that is away is left alone. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Recorder recorder;
  private final String region;
  private final InstantSource clock;
  private final Supplier<byte[]> random;
  private volatile @Nullable LinkKey key;
  private @Nullable CompletableFuture<@Nullable Void> offered;
  private Instant next = Instant.MIN;

  /**
   * @param random gives {@link LinkKey#SHORTEST} bytes that nobody can guess
   */
  public KeptKey(Recorder recorder, String region, InstantSource clock, Supplier<byte[]> random) {
    this.recorder = recorder;
    this.region = region;
    this.clock = clock;
    this.random = random;
  }

  /** The key, or null while it is not known. */
  @Override
  public @Nullable LinkKey get() {
    return key;
  }

  /**
   * Looks for the key until it is known, and offers one where there is none; blocks. To be called
   * every few seconds.
   */
  public synchronized void look(Supplier<Documents> documents) {
    if (key != null || clock.instant().isBefore(next)) {
      return;
    }
    try {
      var found = documents.get().find(KIND, region);
      if (found.isPresent()) {
        key = read(found.get().body());
      } else if (offered == null || offered.isCompletedExceptionally()) {
        offered = recorder.record(new Entry.OfDocument(made()));
      }
    } catch (HistoryException _) {
      // Until then messages have no link that acknowledges.
      next = clock.instant().plus(PAUSE);
    }
  }

  /** The key of what is kept. */
  private static LinkKey read(String body) {
    try {
      return LinkKey.of(MAPPER.readTree(body).path("key").binaryValue());
    } catch (IOException e) {
      throw new IllegalArgumentException("the key of links is kept as something else", e);
    }
  }

  private Document made() {
    return new Document(
        KIND,
        region,
        region,
        1,
        clock.instant(),
        false,
        JsonNodeFactory.instance.objectNode().put("key", random.get()).toString());
  }
}

package dev.nines.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.nines.store.Document;
import dev.nines.store.Documents;
import dev.nines.store.Entry;
import dev.nines.store.Recorder;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Of which refused commit each of those who own the journeys was told, kept in the history. Not
 * safe between threads.
 */
final class ToldOwners {

  private static final String KIND = "gitowners";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Recorder recorder;
  private final Supplier<Documents> documents;
  private final String region;
  private @Nullable Map<String, Told> known;

  ToldOwners(Recorder recorder, Supplier<Documents> documents, String region) {
    this.recorder = recorder;
    this.documents = documents;
    this.region = region;
  }

  /**
   * What one of them was told, and not yet that it is over.
   *
   * @param since when the first of its like was refused
   */
  record Told(String commit, String author, Instant since) {
    boolean isOther(String than) {
      return !commit.equals(than);
    }
  }

  /**
   * What this one was told last, or null.
   *
   * @throws dev.nines.store.HistoryException if that cannot be read now
   */
  @Nullable Told of(String receiver) {
    return known().get(receiver);
  }

  /** What is known is read anew the next time. */
  void forget() {
    known = null;
  }

  /** It was told this, or that it is over where this is null. */
  void put(String receiver, @Nullable Told told, Instant at) {
    if (told == null) {
      known().remove(receiver);
    } else {
      known().put(receiver, told);
    }
    var body = JsonNodeFactory.instance.objectNode();
    known()
        .forEach((name, each) ->
            body.putObject(name)
                .put("commit", each.commit())
                .put("author", each.author())
                .put("since", each.since().toString()));
    var _ =
        recorder.record(
            new Entry.OfDocument(
                new Document(KIND, region, region, at.toEpochMilli(), at, false, body.toString())));
  }

  private Map<String, Told> known() {
    var now = known;
    if (now == null) {
      now = new TreeMap<>();
      var kept = documents.get().find(KIND, region);
      if (kept.isPresent()) {
        read(kept.get().body(), now);
      }
      known = now;
    }
    return now;
  }

  private static void read(String body, Map<String, Told> into) {
    try {
      for (Map.Entry<String, JsonNode> each : MAPPER.readTree(body).properties()) {
        var told = each.getValue();
        into.put(
            each.getKey(),
            new Told(
                told.path("commit").asText(),
                told.path("author").asText(),
                Instant.parse(told.path("since").asText())));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("what owners were told is kept as something else", e);
    }
  }
}

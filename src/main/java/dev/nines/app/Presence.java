package dev.nines.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.nines.store.Document;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The word of a region's prober that it is there, kept where other regions look.
 *
 * @param id unique among those of all regions
 * @param version higher with each word
 * @param journeys the keys of the subjects, mostly journeys, that it judges jointly with others
 */
record Presence(String id, String region, long version, Set<String> journeys) {

  static final String KIND = "presence";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  Presence {
    journeys = Set.copyOf(journeys);
  }

  Document document() {
    var body = JsonNodeFactory.instance.objectNode();
    new TreeSet<>(journeys).forEach(body.putArray("journeys")::add);
    return new Document(
        KIND,
        id,
        region,
        version,
        Instant.ofEpochMilli(version),
        journeys.isEmpty(),
        body.toString());
  }

  /** What a document says; of one that cannot be read, that it judges nothing. */
  static Presence of(Document document) {
    var journeys = new HashSet<String>();
    try {
      MAPPER
          .readTree(document.body())
          .path("journeys")
          .forEach(each -> journeys.add(each.asText()));
    } catch (JsonProcessingException _) {
      // Another Nines wrote it, and judges in another way.
    }
    return new Presence(document.id(), document.region(), document.version(), journeys);
  }
}

package dev.nines.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.journey.Nearest;
import dev.nines.yaml.shape.Definitions;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Node;
import dev.nines.yaml.shape.Node.Mapping;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Written;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, told by the first of these names that it has; a journey may name its service, so
 * the order counts.
 */
enum FileKind {
  JOURNEY,
  CALENDAR,
  MAINTENANCE,
  SILENCE,
  RECEIVER,
  ALERTING,
  SERVICE;

  /** Those that are told by their names alone, in the order that decides. */
  private static final List<FileKind> ORDER =
      List.of(MAINTENANCE, SILENCE, JOURNEY, CALENDAR, RECEIVER, ALERTING);

  static final String EXPECTED =
      "a journey, which begins with `journey: name`, or a service, calendar, maintenance, silence, receiver or alerting, which begin likewise";

  /** The key under which a file of this kind says its name. */
  Key<String> nameKey() {
    return switch (this) {
      case JOURNEY -> JourneyKeys.JOURNEY;
      case CALENDAR -> CalendarKeys.CALENDAR;
      case MAINTENANCE -> MaintenanceKeys.MAINTENANCE;
      case SILENCE -> SilenceKeys.SILENCE;
      case RECEIVER -> ReceiverKeys.RECEIVER;
      case ALERTING -> AlertingKeys.ALERTING;
      case SERVICE -> ServiceKeys.SERVICE;
    };
  }

  private ObjectShape shape() {
    return switch (this) {
      case JOURNEY -> JourneyKeys.SHAPE;
      case CALENDAR -> CalendarKeys.SHAPE;
      case MAINTENANCE -> MaintenanceKeys.SHAPE;
      case SILENCE -> SilenceKeys.SHAPE;
      case RECEIVER -> ReceiverKeys.SHAPE;
      case ALERTING -> AlertingKeys.SHAPE;
      case SERVICE -> ServiceKeys.SHAPE;
    };
  }

  /** A file as its author wrote it. */
  record Content(FileKind kind, Written written) {}

  /** Reads a whole file; null where it is none of these. */
  static @Nullable Content read(Node root, Problems problems) {
    if (!(root instanceof Mapping map)) {
      Shape.misfit(root, "", EXPECTED, problems);
      return null;
    }
    var kind = of(map);
    if (kind == null) {
      unknown(map, problems);
      return null;
    }
    var written = kind.shape().read(root, "", problems);
    return written == null ? null : new Content(kind, written);
  }

  private static @Nullable FileKind of(Mapping map) {
    return ORDER.stream()
        .filter(kind -> names(map, kind.nameKey()))
        .filter(kind -> !kind.covers() || !isJourney(map))
        .findFirst()
        .orElseGet(() ->
            names(map, JourneyKeys.STEPS)
                ? JOURNEY
                : names(map, SERVICE.nameKey()) ? SERVICE : null);
  }

  /** Whether it says which journeys it covers, which an author may do by a key of theirs. */
  private boolean covers() {
    return this == MAINTENANCE || this == SILENCE;
  }

  private static boolean isJourney(Mapping map) {
    return names(map, JOURNEY.nameKey()) && names(map, JourneyKeys.STEPS);
  }

  private static void unknown(Mapping map, Problems problems) {
    var words = Arrays.stream(values()).map(kind -> kind.nameKey().name()).toList();
    var near =
        map.entries().stream()
            .map(entry -> entry.key().text())
            .flatMap(
                key -> Stream.ofNullable(Nearest.to(key, words)).filter(word -> alike(word, key)))
            .findFirst();
    problems.add(
        map.place(),
        "found none of " + String.join(", ", words) + "; expected " + EXPECTED,
        near.map(word -> "did you mean \"" + word + "\"?").orElse(null));
  }

  /** The words are short and another tool's "version" is near to "service". */
  private static boolean alike(String word, String key) {
    return word.regionMatches(true, 0, key, 0, 1);
  }

  private static boolean names(Mapping map, Key<?> key) {
    return map.entries().stream().anyMatch(entry -> entry.key().text().equals(key.name()));
  }

  /** The schema of any file. */
  static ObjectNode schema() {
    var definitions = new Definitions();
    var schema =
        Definitions.object()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("title", "Nines journeys")
            .put(
                "description",
                "A journey, a service, a calendar, a maintenance, a silence, a receiver or the defaults of alerting of Nines, one to a file.")
            .put("type", "object");
    choose(schema, ORDER, definitions);
    schema.set("$defs", definitions.all());
    return schema;
  }

  /** As {@link #of} does, so that an editor speaks of the kind that the loader takes it for. */
  private static void choose(ObjectNode schema, List<FileKind> kinds, Definitions definitions) {
    if (kinds.isEmpty()) {
      schema.putObject("if").putArray("required").add(SERVICE.nameKey().name());
      ((ObjectNode) schema.get("if"))
          .putObject("not")
          .putArray("required")
          .add(JourneyKeys.STEPS.name());
      schema.set("then", SERVICE.shape().schema(definitions));
      schema.set("else", JOURNEY.shape().schema(definitions));
      return;
    }
    var kind = kinds.getFirst();
    var condition = schema.putObject("if");
    condition.putArray("required").add(kind.nameKey().name());
    if (kind.covers()) {
      condition
          .putObject("not")
          .putArray("required")
          .add(JOURNEY.nameKey().name())
          .add(JourneyKeys.STEPS.name());
    }
    schema.set("then", kind.shape().schema(definitions));
    choose(schema.putObject("else"), kinds.subList(1, kinds.size()), definitions);
  }
}

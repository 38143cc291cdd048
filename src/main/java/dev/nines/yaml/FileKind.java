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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file is: a journey, or a calendar. */
enum FileKind {
  JOURNEY,
  CALENDAR;

  private static final String EXPECTED =
      "a journey, which begins with `journey: name`, or a calendar, with `calendar: name`";

  private ObjectShape shape() {
    return switch (this) {
      case JOURNEY -> JourneyKeys.SHAPE;
      case CALENDAR -> CalendarKeys.SHAPE;
    };
  }

  /** A file as its author wrote it. */
  record Content(FileKind kind, Written written) {}

  /** Reads a whole file; null where it is neither. */
  static @Nullable Content read(Node root, Problems problems) {
    if (!(root instanceof Mapping map)) {
      Shape.misfit(root, "", EXPECTED, problems);
      return null;
    }
    boolean journey = names(map, JourneyKeys.JOURNEY);
    boolean calendar = names(map, CalendarKeys.CALENDAR);
    if (!journey && !calendar && !names(map, JourneyKeys.STEPS)) {
      var near =
          map.entries().stream()
              .map(entry -> Nearest.to(entry.key().text(), List.of("journey", "calendar")))
              .filter(word -> word != null)
              .findFirst();
      problems.add(
          root.place(),
          "found neither \"journey\" nor \"calendar\"; expected " + EXPECTED,
          near.map(word -> "did you mean \"" + word + "\"?").orElse(null));
      return null;
    }
    var kind = calendar && !journey ? CALENDAR : JOURNEY;
    var written = kind.shape().read(root, "", problems);
    return written == null ? null : new Content(kind, written);
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
            .put("description", "A journey or a calendar of Nines, one to a file.")
            .put("type", "object");
    schema.putObject("if").putArray("required").add(CalendarKeys.CALENDAR.name());
    ((ObjectNode) schema.get("if"))
        .putObject("not")
        .putArray("required")
        .add(JourneyKeys.JOURNEY.name());
    schema.set("then", CALENDAR.shape().schema(definitions));
    schema.set("else", JOURNEY.shape().schema(definitions));
    schema.set("$defs", definitions.all());
    return schema;
  }
}

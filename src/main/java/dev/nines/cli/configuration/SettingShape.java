package dev.nines.cli.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.yaml.shape.Definitions;
import dev.nines.yaml.shape.Node;
import dev.nines.yaml.shape.Place;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Unfit;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What may stand under a setting's key: a value, or a list where it may be several.
 *
 * @param kind what the text must be
 * @param name what messages call it; empty for the key's own
 */
record SettingShape(Kind<?> kind, String name) implements Shape<SettingShape.Placed> {

  /** The text that stands there, several with commas between them. */
  record Placed(String text, Place place) {}

  static SettingShape of(Setting<?> setting) {
    return new SettingShape(setting.kind(), setting.key());
  }

  @Override
  public @Nullable Placed read(Node node, String key, Problems problems) {
    var subject = name.isEmpty() ? key : name;
    if (!name.isEmpty()
        && node instanceof Node.Scalar scalar
        && !scalar.isNothing()
        && scalar.text().isBlank()) {
      // Of a variable of journeys that is a value; a setting would be lifted without a word.
      problems.add(
          scalar.place(),
          subject + ": there is no value; expected " + expected(),
          "remove the key for the default");
      return null;
    }
    return switch (node) {
      case Node.Scalar scalar when !scalar.isNothing() -> value(kind, scalar, subject, problems);
      case Node.Sequence list when kind instanceof Kind.Several<?> several ->
          values(several, list, subject, problems);
      case Node other -> {
        Shape.misfit(other, subject, expected(), problems);
        yield null;
      }
    };
  }

  private @Nullable Placed values(
      Kind.Several<?> several, Node.Sequence list, String subject, Problems problems) {
    var texts = new ArrayList<String>();
    for (var item : list.items()) {
      if (!(item instanceof Node.Scalar scalar) || scalar.isNothing()) {
        Shape.misfit(item, subject, several.each().expected(), problems);
      } else if (scalar.text().isBlank()) {
        problems.add(
            item.place(),
            subject + ": there is no value; expected " + several.each().expected(),
            "remove the item");
      } else if (scalar.text().contains(",")) {
        problems.add(
            item.place(),
            subject + ": found a comma in an item of a list; expected an item for each",
            null);
      } else {
        var value = value(several.each(), scalar, subject, problems);
        if (value != null) {
          texts.add(value.text());
        }
      }
    }
    if (list.items().isEmpty()) {
      problems.add(
          list.place(),
          subject + ": found an empty list; expected " + expected(),
          "remove the key for the default");
    }
    return texts.size() < list.items().size() || texts.isEmpty()
        ? null
        : new Placed(String.join(",", texts), list.place());
  }

  private static @Nullable Placed value(
      Kind<?> as, Node.Scalar scalar, String subject, Problems problems) {
    var text = scalar.text();
    if (text.contains("${")) {
      problems.add(
          scalar.place(),
          subject + ": found ${…}, which nothing fills in here; expected " + as.expected(),
          null);
      return null;
    }
    if (Secret.isIn(text)) {
      // Not repeated.
      problems.add(
          scalar.place(),
          subject
              + ": the value holds a secret, which never stands in this file; expected "
              + as.expected()
              + ", without it",
          null);
      return null;
    }
    try {
      var _ = as.read(text);
      return new Placed(text, scalar.place());
    } catch (Unfit e) {
      problems.add(scalar.place(), subject + ": " + e.getMessage(), e.fix());
      return null;
    }
  }

  @Override
  public String expected() {
    return kind.expected();
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    return Definitions.object().put("title", kind.expected());
  }
}

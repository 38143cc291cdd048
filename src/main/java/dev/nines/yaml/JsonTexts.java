package dev.nines.yaml;

import dev.nines.journey.JsonTemplate;
import dev.nines.yaml.shape.Node;
import dev.nines.yaml.shape.Node.Broken;
import dev.nines.yaml.shape.Node.Entry;
import dev.nines.yaml.shape.Node.Mapping;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Node.Sequence;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** YAML as JSON: texts become templates, everything else stays what it is. */
record JsonTexts(Texts texts, Problems problems) {

  /** Null where a part of it could not be compiled. */
  @Nullable JsonTemplate read(Node node, Reach reach) {
    return switch (node) {
      case Scalar scalar -> scalar(scalar, reach);
      case Sequence list -> {
        var items = list.items().stream().map(item -> read(item, reach)).toList();
        yield items.stream().anyMatch(Objects::isNull)
            ? null
            : new JsonTemplate.Array(items.stream().map(Objects::requireNonNull).toList());
      }
      case Mapping map -> members(map, reach);
      case Broken _ -> null;
    };
  }

  private @Nullable JsonTemplate scalar(Scalar scalar, Reach reach) {
    return switch (scalar.value()) {
      case null -> new JsonTemplate.Constant(null);
      case Boolean truth -> new JsonTemplate.Constant(truth);
      case Number number -> new JsonTemplate.Constant(number);
      case Object _ -> {
        var template = texts.template(scalar, reach);
        yield template == null ? null : new JsonTemplate.Text(template);
      }
    };
  }

  private @Nullable JsonTemplate members(Mapping map, Reach reach) {
    var members = new LinkedHashMap<String, JsonTemplate>();
    for (var entry : map.entries()) {
      var value = read(entry.value(), reach);
      if (value != null && plain(entry)) {
        members.put(entry.key().text(), value);
      }
    }
    return members.size() == map.entries().size() ? new JsonTemplate.Members(members) : null;
  }

  private boolean plain(Entry entry) {
    if (!entry.key().text().contains("${")) {
      return true;
    }
    problems.add(
        entry.key().place(),
        "found an expression in the key "
            + Quoted.of(entry.key().text())
            + "; expected a plain key, expressions stand in values",
        null);
    return false;
  }
}

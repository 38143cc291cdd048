package dev.nines.yaml.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.journey.Nearest;
import dev.nines.yaml.shape.Node.Entry;
import dev.nines.yaml.shape.Node.Mapping;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A map with keys of the language.
 *
 * @param name under which the schema keeps it
 * @param what it is, in words: "a step"
 * @param freePrefix keys that begin so are the author's own and are skipped; "" for none
 */
public record ObjectShape(
    String name, String what, String doc, List<Key<?>> keys, List<Rule> rules, String freePrefix)
    implements Shape<Written> {

  public ObjectShape(
      String name, String what, String doc, List<Key<?>> keys, List<? extends Rule> rules) {
    this(name, what, doc, keys, List.copyOf(rules), "");
  }

  @Override
  public @Nullable Written read(Node node, String subject, Problems problems) {
    if (!(node instanceof Mapping map)) {
      Shape.misfit(node, subject, expected(), problems);
      return null;
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    map.entries().forEach(entry -> entries.put(entry.key().text(), entry));
    Map<String, Object> values = new HashMap<>();
    for (var key : keys) {
      var entry = entries.get(key.name());
      var value = entry == null ? null : key.shape().read(entry.value(), key.name(), problems);
      if (value != null) {
        values.put(key.name(), value);
      }
    }
    var written = new Written(node.place(), entries, values);
    check(map, written, problems);
    return written;
  }

  private void check(Mapping map, Written written, Problems problems) {
    int before = problems.count();
    map.entries().stream()
        .filter(entry -> !knows(entry.key().text()))
        .forEach(entry -> unknown(entry, written, problems));
    keys.stream()
        .filter(key -> key.isRequired() && !written.has(key))
        .forEach(key ->
            problems.add(
                written.place(),
                "found %s without \"%s\"; expected %s"
                    .formatted(what, key.name(), key.shape().expected()),
                null));
    if (problems.count() == before) {
      // A misspelt key would break rules as well: one problem is enough.
      rules.forEach(rule -> rule.check(written, what, problems));
    }
  }

  private boolean knows(String name) {
    return keys.stream().anyMatch(key -> key.name().equals(name))
        || (!freePrefix.isEmpty() && name.startsWith(freePrefix));
  }

  private void unknown(Entry entry, Written written, Problems problems) {
    var found = entry.key().text();
    var offered =
        keys.stream()
            .filter(key -> !written.has(key))
            .filter(key -> rules.stream().allMatch(rule -> rule.offers(key, written)))
            .toList();
    var near = meant(found, offered.isEmpty() ? keys : offered);
    if (near == null) {
      near = meant(found, keys);
    }
    problems.add(
        entry.key().place(),
        "unknown key %s in %s; expected one of %s"
            .formatted(
                Quoted.of(found),
                what,
                offered.stream().map(Key::name).sorted().collect(Collectors.joining(", "))),
        near == null ? null : "did you mean \"" + near + "\"?");
  }

  private static @Nullable String meant(String found, List<Key<?>> keys) {
    return keys.stream()
        .filter(key -> key.otherNames().contains(found))
        .map(Key::name)
        .findFirst()
        .orElseGet(() -> Nearest.to(found, keys.stream().map(Key::name).toList()));
  }

  @Override
  public String expected() {
    return what;
  }

  @Override
  public ObjectNode schema(Definitions definitions) {
    return definitions.reference(name, () -> describe(definitions));
  }

  private ObjectNode describe(Definitions definitions) {
    var schema =
        Definitions.object()
            .put("title", what)
            .put("description", doc)
            .put("type", "object")
            .put("additionalProperties", false);
    var properties = schema.putObject("properties");
    keys.forEach(key -> properties.set(key.name(), property(key, definitions)));
    if (!freePrefix.isEmpty()) {
      schema.putObject("patternProperties").putObject("^" + freePrefix);
    }
    var required = keys.stream().filter(Key::isRequired).map(Key::name).toList();
    if (!required.isEmpty()) {
      var names = schema.putArray("required");
      required.forEach(names::add);
    }
    if (!rules.isEmpty()) {
      var all = schema.putArray("allOf");
      rules.forEach(rule -> all.add(rule.schema()));
    }
    return schema;
  }

  private static ObjectNode property(Key<?> key, Definitions definitions) {
    var schema = key.shape().schema(definitions).put("description", key.doc());
    switch (key.preset()) {
      case null -> {}
      case Boolean truth -> schema.put("default", truth);
      case Integer number -> schema.put("default", number);
      case Object text -> schema.put("default", text.toString());
    }
    return schema;
  }
}

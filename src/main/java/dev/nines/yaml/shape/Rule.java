package dev.nines.yaml.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** How the keys of one object go together. */
public sealed interface Rule {

  /**
   * Says what does not go together.
   *
   * @param what the object is, in words: "a step"
   */
  void check(Written written, String what, Problems problems);

  /** Whether {@code key} could still be added to what is written. */
  boolean offers(Key<?> key, Written written);

  /** What holds of the object, as JSON Schema. */
  ObjectNode schema();

  /** Exactly one of {@code keys}; {@code name} says what they are. */
  record ExactlyOne(String name, List<Key<?>> keys) implements Rule {
    @Override
    public void check(Written written, String what, Problems problems) {
      var found = keys.stream().filter(written::has).toList();
      if (found.isEmpty()) {
        problems.add(
            written.place(),
            "found %s without %s; expected one of %s".formatted(what, name, names(keys)),
            null);
      }
      found.stream()
          .skip(1)
          .forEach(key ->
              problems.add(
                  written.atKey(key),
                  "found %s beside %s in %s; expected one of them only"
                      .formatted(key, found.getFirst(), what),
                  null));
    }

    @Override
    public boolean offers(Key<?> key, Written written) {
      return !in(keys, key) || keys.stream().noneMatch(written::has);
    }

    @Override
    public ObjectNode schema() {
      return requireOne("oneOf", keys);
    }
  }

  /** At most one of {@code keys}. */
  record AtMostOne(List<Key<?>> keys) implements Rule {
    @Override
    public void check(Written written, String what, Problems problems) {
      var found = keys.stream().filter(written::has).toList();
      found.stream()
          .skip(1)
          .forEach(key ->
              problems.add(
                  written.atKey(key),
                  "found %s beside %s in %s; expected one of them only"
                      .formatted(key, found.getFirst(), what),
                  "remove one of them"));
    }

    @Override
    public boolean offers(Key<?> key, Written written) {
      return !in(keys, key) || keys.stream().noneMatch(written::has);
    }

    @Override
    public ObjectNode schema() {
      var schema = requireOne("oneOf", keys);
      var none = Definitions.object();
      none.set("not", requireOne("anyOf", keys));
      ((ArrayNode) schema.get("oneOf")).add(none);
      return schema;
    }
  }

  /** {@code keys} mean something only beside one of {@code beside}. */
  record OnlyBeside(List<Key<?>> keys, List<Key<?>> beside) implements Rule {
    @Override
    public void check(Written written, String what, Problems problems) {
      if (beside.stream().noneMatch(written::has)) {
        keys.stream()
            .filter(written::has)
            .forEach(key ->
                problems.add(
                    written.atKey(key),
                    "%s means nothing here; expected only beside %s".formatted(key, names(beside)),
                    null));
      }
    }

    @Override
    public boolean offers(Key<?> key, Written written) {
      return !in(keys, key) || beside.stream().anyMatch(written::has);
    }

    @Override
    public ObjectNode schema() {
      var schema = Definitions.object();
      var dependent = schema.putObject("dependentSchemas");
      keys.forEach(key -> dependent.set(key.name(), requireOne("anyOf", beside)));
      return schema;
    }
  }

  /** All of {@code keys} or none. */
  record Together(List<Key<?>> keys) implements Rule {
    @Override
    public void check(Written written, String what, Problems problems) {
      var missing = keys.stream().filter(key -> !written.has(key)).toList();
      if (!missing.isEmpty()) {
        keys.stream()
            .filter(written::has)
            .forEach(key ->
                problems.add(
                    written.atKey(key),
                    "found %s without %s; expected both or neither".formatted(key, names(missing)),
                    null));
      }
    }

    @Override
    public boolean offers(Key<?> key, Written written) {
      return true;
    }

    @Override
    public ObjectNode schema() {
      var schema = Definitions.object();
      var dependent = schema.putObject("dependentRequired");
      keys.forEach(key -> {
        var others = dependent.putArray(key.name());
        keys.stream().filter(other -> other != key).forEach(other -> others.add(other.name()));
      });
      return schema;
    }
  }

  /** By name: the same key may be required in one object and optional in another. */
  private static boolean in(List<Key<?>> keys, Key<?> key) {
    return keys.stream().anyMatch(each -> each.name().equals(key.name()));
  }

  private static ObjectNode requireOne(String word, List<Key<?>> keys) {
    var schema = Definitions.object();
    var choices = schema.putArray(word);
    keys.forEach(key -> choices.addObject().putArray("required").add(key.name()));
    return schema;
  }

  private static String names(List<Key<?>> keys) {
    return keys.stream().map(Key::name).collect(Collectors.joining(", "));
  }
}

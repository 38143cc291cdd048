package dev.nines.expression;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What looks like a function and is none: CEL takes it apart while it reads. */
final class Macros {

  private static final Map<String, String> USAGES =
      Map.ofEntries(
          Map.entry("has", "has(json.field)"),
          Map.entry("all", "list.all(x, condition)"),
          Map.entry("exists", "list.exists(x, condition)"),
          Map.entry("exists_one", "list.exists_one(x, condition)"),
          Map.entry("existsOne", "list.existsOne(x, condition)"),
          Map.entry("filter", "list.filter(x, condition)"),
          Map.entry("map", "list.map(x, value)"),
          Map.entry("sortBy", "list.sortBy(x, key)"),
          Map.entry("transformList", "list.transformList(index, x, value)"),
          Map.entry("transformMap", "map.transformMap(key, x, value)"),
          Map.entry("transformMapEntry", "map.transformMapEntry(key, x, {key: value})"),
          Map.entry("bind", "cel.bind(name, value, expression)"),
          Map.entry("greatest", "math.greatest(1, 2)"),
          Map.entry("least", "math.least(1, 2)"));

  private Macros() {}

  static Set<String> names() {
    return USAGES.keySet();
  }

  /** How it is called. */
  static Optional<String> usage(String name) {
    return Optional.ofNullable(USAGES.get(name));
  }
}

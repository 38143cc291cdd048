package dev.nines.journey;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression may read, each with its value, in the types of {@link
 * Expression#evaluate}. Immutable: a late answer is judged over the names as they stood when its
 * attempt began.
 */
public record Scope(Map<String, @Nullable Object> values) {

  public static final Scope EMPTY = new Scope(Map.of());

  public Scope {
    values = java.util.Collections.unmodifiableMap(new HashMap<>(values));
  }

  public Scope with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new HashMap<>();
    more.put(name, value);
    return with(more);
  }

  /** These names and {@code more}, which win over names of the same spelling. */
  public Scope with(Map<String, ? extends @Nullable Object> more) {
    Map<String, @Nullable Object> all = new HashMap<>(values);
    all.putAll(more);
    return new Scope(all);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }
}

package dev.nines.yaml.shape;

import dev.nines.yaml.shape.Node.Entry;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object as its author wrote it: what was read under each of its keys. */
public final class Written {

  private final Place place;
  private final Map<String, Entry> entries;
  private final Map<String, Object> values;

  Written(Place place, Map<String, Entry> entries, Map<String, Object> values) {
    this.place = place;
    this.entries = Map.copyOf(entries);
    this.values = Map.copyOf(values);
  }

  /** Where the object begins. */
  public Place place() {
    return place;
  }

  /** What stands under {@code key}; null where it is left out or could not be read. */
  @SuppressWarnings("unchecked") // ObjectShape puts under a Key<T>'s name what its Shape<T> read
  public <T> @Nullable T get(Key<T> key) {
    return (T) values.get(key.name());
  }

  /** What stands under {@code key}, if anything that could be read does. */
  public <T> Optional<T> find(Key<T> key) {
    return Optional.ofNullable(get(key));
  }

  public <T> T get(Key<T> key, T otherwise) {
    var value = get(key);
    return value == null ? otherwise : value;
  }

  /** Whether the author wrote this key, readable or not. */
  public boolean has(Key<?> key) {
    return entries.containsKey(key.name());
  }

  /** Where the value of {@code key} begins; the object's own place where it is left out. */
  public Place at(Key<?> key) {
    var entry = entries.get(key.name());
    return entry == null ? place : entry.value().place();
  }

  /** Where {@code key} itself stands; the object's own place where it is left out. */
  public Place atKey(Key<?> key) {
    var entry = entries.get(key.name());
    return entry == null ? place : entry.key().place();
  }
}

package dev.nines.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelValue;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map as CEL sees it. CEL walks through every plain map and list that it is given, each time and
 * to its last leaf, to see whether something in it needs converting; what it takes for a value of
 * its own it leaves alone. So this is one, and converts an entry when it is asked for.
 */
final class JsonObject extends CelValue implements Map<Object, Object> {

  private static final CelType TYPE = MapType.create(SimpleType.STRING, SimpleType.DYN);

  @SuppressWarnings("Immutable") // nobody changes a scope's values
  private final Map<?, ?> plain;

  JsonObject(Map<?, ?> plain) {
    this.plain = plain;
  }

  Map<?, ?> plain() {
    return plain;
  }

  @Override
  public Object value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return plain.isEmpty();
  }

  @Override
  public CelType celType() {
    return TYPE;
  }

  @Override
  public int size() {
    return plain.size();
  }

  @Override
  public boolean isEmpty() {
    return plain.isEmpty();
  }

  @Override
  public boolean containsKey(Object key) {
    return has(key);
  }

  @Override
  public @Nullable Object get(Object key) {
    return has(key) ? CelValues.toCel(plain.get(key)) : null;
  }

  /** A sorted map, such as headers regardless of case, does not bear keys of other types. */
  private boolean has(Object key) {
    try {
      return plain.containsKey(key);
    } catch (ClassCastException _) {
      return false;
    }
  }

  @Override
  public Set<Entry<Object, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return plain.size();
      }

      @Override
      public Iterator<Entry<Object, Object>> iterator() {
        var entries = plain.entrySet().iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return entries.hasNext();
          }

          @Override
          public Entry<Object, Object> next() {
            var entry = entries.next();
            return new AbstractMap.SimpleImmutableEntry<>(
                CelValues.toCel(entry.getKey()), CelValues.toCel(entry.getValue()));
          }
        };
      }
    };
  }

  @Override
  public Set<Object> keySet() {
    return view().keySet();
  }

  @Override
  public Collection<Object> values() {
    return view().values();
  }

  @Override
  public boolean containsValue(Object value) {
    return view().containsValue(value);
  }

  private Map<Object, Object> view() {
    return new AbstractMap<>() {
      @Override
      public Set<Entry<Object, Object>> entrySet() {
        return JsonObject.this.entrySet();
      }
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Map<?, ?> map && view().equals(map);
  }

  /** Its kind: CEL writes arguments into its messages, and this may be large, or secret. */
  @Override
  public String toString() {
    return "a map";
  }

  @Override
  public int hashCode() {
    return view().hashCode();
  }

  @Override
  public @Nullable Object put(Object key, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable Object remove(Object key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void putAll(Map<? extends Object, ? extends Object> more) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void clear() {
    throw new UnsupportedOperationException();
  }
}

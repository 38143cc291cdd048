package dev.nines.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelValue;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A list as CEL sees it, for the reason given at {@link JsonObject}. */
final class JsonArray extends CelValue implements List<Object>, RandomAccess {

  private static final CelType TYPE = ListType.create(SimpleType.DYN);

  @SuppressWarnings("Immutable") // nobody changes a scope's values
  private final List<?> plain;

  @SuppressWarnings("Immutable")
  private final List<Object> view =
      new AbstractList<>() {
        @Override
        public Object get(int index) {
          return CelValues.toCel(plain.get(index));
        }

        @Override
        public int size() {
          return plain.size();
        }
      };

  JsonArray(List<?> plain) {
    this.plain = plain;
  }

  List<?> plain() {
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
  public Object get(int index) {
    return view.get(index);
  }

  @Override
  public boolean contains(Object item) {
    return view.contains(item);
  }

  @Override
  public boolean containsAll(Collection<?> items) {
    return view.containsAll(items);
  }

  @Override
  public int indexOf(Object item) {
    return view.indexOf(item);
  }

  @Override
  public int lastIndexOf(Object item) {
    return view.lastIndexOf(item);
  }

  @Override
  public Iterator<Object> iterator() {
    return view.iterator();
  }

  @Override
  public ListIterator<Object> listIterator() {
    return view.listIterator();
  }

  @Override
  public ListIterator<Object> listIterator(int index) {
    return view.listIterator(index);
  }

  @Override
  public List<Object> subList(int from, int to) {
    return view.subList(from, to);
  }

  @Override
  public Object[] toArray() {
    return view.toArray();
  }

  @Override
  public <T extends @Nullable Object> T[] toArray(T[] array) {
    return view.toArray(array);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return view.equals(other);
  }

  /** Its kind: CEL writes arguments into its messages, and this may be large, or secret. */
  @Override
  public String toString() {
    return "a list";
  }

  @Override
  public int hashCode() {
    return view.hashCode();
  }

  @Override
  public boolean add(Object item) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void add(int index, Object item) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Object set(int index, Object item) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Object remove(int index) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean remove(Object item) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean addAll(Collection<? extends Object> items) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean addAll(int index, Collection<? extends Object> items) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean removeAll(Collection<?> items) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean retainAll(Collection<?> items) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void clear() {
    throw new UnsupportedOperationException();
  }
}

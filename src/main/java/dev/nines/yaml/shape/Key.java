package dev.nines.yaml.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of an object, with what stands under it. Each is a constant; within one object, the name
 * tells it from the others.
 */
public final class Key<T> {

  private final String name;
  private final Shape<T> shape;
  private final String doc;
  private final boolean required;
  private final @Nullable Object preset;
  private final List<String> alsoCalled;

  private Key(
      String name,
      Shape<T> shape,
      String doc,
      boolean required,
      @Nullable Object preset,
      List<String> alsoCalled) {
    this.name = name;
    this.shape = shape;
    this.doc = doc;
    this.required = required;
    this.preset = preset;
    this.alsoCalled = alsoCalled;
  }

  /**
   * An optional key.
   *
   * @param doc a sentence or two for the author, shown by editors
   */
  public static <T> Key<T> of(String name, Shape<T> shape, String doc) {
    return new Key<>(name, shape, doc, false, null, List.of());
  }

  public Key<T> required() {
    return new Key<>(name, shape, doc, true, preset, alsoCalled);
  }

  /** With the value that holds where the key is left out, for editors. */
  public Key<T> preset(Object value) {
    return new Key<>(name, shape, doc, required, value, alsoCalled);
  }

  /** With what other tools call it, so that a problem can name the right key. */
  public Key<T> alsoCalled(String... names) {
    return new Key<>(name, shape, doc, required, preset, List.of(names));
  }

  public String name() {
    return name;
  }

  Shape<T> shape() {
    return shape;
  }

  String doc() {
    return doc;
  }

  boolean isRequired() {
    return required;
  }

  @Nullable Object preset() {
    return preset;
  }

  List<String> otherNames() {
    return alsoCalled;
  }

  @Override
  public String toString() {
    return name;
  }
}

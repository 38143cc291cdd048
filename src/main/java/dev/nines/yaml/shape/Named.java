package dev.nines.yaml.shape;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a map whose names the author chooses.
 *
 * @param value null where it could not be read
 */
public record Named<T>(Node.Scalar key, @Nullable T value) {
  public String name() {
    return key.text();
  }
}

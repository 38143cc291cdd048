package dev.nines.yaml.shape;

import org.jspecify.annotations.Nullable;

/** Takes what is wrong in one file. */
public interface Problems {

  /**
   * Something that keeps the file from being loaded.
   *
   * @param message what was found and what was expected
   * @param fix what the author probably wants to do, or null
   */
  void add(Place place, String message, @Nullable String fix);

  /** Something that loads but that the author should know. */
  void warn(Place place, String message, @Nullable String fix);

  /** How many problems were added so far, warnings aside. */
  int count();
}

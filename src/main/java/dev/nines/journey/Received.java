package dev.nines.journey;

/** What a page received, an answer or a file, whose content is read when it is asked for. */
@FunctionalInterface
public interface Received {

  /**
   * Its content as text, in UTF-8.
   *
   * @throws java.util.NoSuchElementException if it has none, or not yet, or too much of it
   */
  String text();
}

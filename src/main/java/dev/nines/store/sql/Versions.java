package dev.nines.store.sql;

/** Versions of packed forms. */
final class Versions {

  private Versions() {}

  /**
   * @throws IllegalArgumentException where another version was found than is known
   */
  static void expect(int known, long found, String what) {
    if (found != known) {
      throw new IllegalArgumentException(
          "a " + what + " is packed in form " + found + "; this Nines knows form " + known);
    }
  }
}

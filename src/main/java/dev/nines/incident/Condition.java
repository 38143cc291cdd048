package dev.nines.incident;

/** What a rule says of a subject now. */
sealed interface Condition {

  /** Nothing is wrong by this rule. */
  record Clear() implements Condition {
    static final Clear CLEAR = new Clear();
  }

  /** Something went wrong, but not enough to break the rule. */
  record Building() implements Condition {
    static final Building BUILDING = new Building();
  }

  /**
   * The rule is broken.
   *
   * @param observed what was seen and which limit it passed, in words
   */
  record Broken(String observed) implements Condition {}
}

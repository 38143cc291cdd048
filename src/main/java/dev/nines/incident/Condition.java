package dev.nines.incident;

import java.util.List;

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
   * @param parts of a service, the journeys that fail now
   */
  record Broken(String observed, List<FailingPart> parts) implements Condition {
    public Broken {
      parts = List.copyOf(parts);
    }

    /** One of a journey, or without a part that fails. */
    public Broken(String observed) {
      this(observed, List.of());
    }
  }

  /** Nothing can be said now: what stands stands, and nothing begins. */
  record Unknown() implements Condition {
    static final Unknown UNKNOWN = new Unknown();
  }
}

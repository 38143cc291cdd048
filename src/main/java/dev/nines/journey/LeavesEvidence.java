package dev.nines.journey;

import java.util.Arrays;

/** Which runs of a journey leave something to look at. */
public enum LeavesEvidence {
  /** Failed and degraded ones. */
  ON_FAILURE("on failure"),
  /** Good ones as well. */
  ALWAYS("always"),
  /** None, as when what its pages show is nobody else's business. */
  NEVER("never");

  private final String word;

  LeavesEvidence(String word) {
    this.word = word;
  }

  /** As an author writes it. */
  public String word() {
    return word;
  }

  /** The one of a word that is one of them. */
  public static LeavesEvidence of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst().orElseThrow();
  }
}

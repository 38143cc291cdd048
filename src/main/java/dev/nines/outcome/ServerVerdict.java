package dev.nines.outcome;

/** What the server did, whatever the client's patience. */
public enum ServerVerdict {
  /** A complete answer that satisfies the expectations, however late. */
  UP("up"),
  /** An error answer, a wrong answer, or none within the window of observation. */
  DOWN("down"),
  /** The prober could not tell. */
  UNKNOWN("unknown");

  private final String word;

  ServerVerdict(String word) {
    this.word = word;
  }

  /** The word in metrics, records and pages. */
  public String word() {
    return word;
  }
}

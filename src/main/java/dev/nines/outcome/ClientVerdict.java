package dev.nines.outcome;

/** What the client got from one attempt, given the moment it stops waiting. */
public enum ClientVerdict {
  OK("ok"),
  /** No complete answer within the client's patience. */
  TIMEOUT("timeout"),
  /** DNS, connect, TLS, or a reset. */
  REFUSED("refused"),
  /** An answer that says it failed: 5xx, 429, a protocol error. */
  ERROR("error"),
  /** An answer that fails an expectation, 4xx included unless expected. */
  WRONG("wrong");

  private final String word;

  ClientVerdict(String word) {
    this.word = word;
  }

  /** The word in metrics, records and pages. */
  public String word() {
    return word;
  }
}

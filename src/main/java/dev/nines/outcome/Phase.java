package dev.nines.outcome;

/** A part of an HTTP exchange. A phase that was not reached is absent, not zero. */
public enum Phase {
  RESOLVE("resolve"),
  CONNECT("connect"),
  TLS("tls"),
  /** From the request's first byte sent to the answer's first byte received. */
  PROCESSING("processing"),
  /** From the answer's first byte to its last. */
  TRANSFER("transfer");

  private final String word;

  Phase(String word) {
    this.word = word;
  }

  /** The word in metrics, records and pages. */
  public String word() {
    return word;
  }
}

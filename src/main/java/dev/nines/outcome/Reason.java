package dev.nines.outcome;

/** Why a run failed; exactly one. */
public enum Reason {
  /** The last attempt's client verdict. */
  TIMEOUT("timeout"),
  /** The last attempt's client verdict. */
  REFUSED("refused"),
  /** The last attempt's client verdict. */
  ERROR("error"),
  /** The last attempt's client verdict. */
  WRONG("wrong"),
  /** A milestone was longer than promised. */
  LIMIT("limit"),
  /** The journey's own timeout came first. */
  DEADLINE("deadline");

  private final String word;

  Reason(String word) {
    this.word = word;
  }

  /** The word in metrics, records and pages. */
  public String word() {
    return word;
  }

  /**
   * The reason that a step's last attempt gives.
   *
   * @throws IllegalArgumentException for {@code ok}, which fails nothing
   */
  public static Reason of(ClientVerdict verdict) {
    return switch (verdict) {
      case TIMEOUT -> TIMEOUT;
      case REFUSED -> REFUSED;
      case ERROR -> ERROR;
      case WRONG -> WRONG;
      case OK -> throw new IllegalArgumentException("an attempt that is ok fails no run");
    };
  }
}

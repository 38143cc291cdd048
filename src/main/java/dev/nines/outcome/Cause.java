package dev.nines.outcome;

/** Why a run says nothing about the service: the prober's own fault. */
public enum Cause {
  /** The control check failed: the prober's own network is down. */
  NETWORK("network"),
  /** Too many runs at once. */
  OVERLOAD("overload"),
  /** The prober was shutting down. */
  SHUTDOWN("shutdown"),
  /** A secret or a variable of the environment is missing. */
  CONFIGURATION("configuration"),
  /** The prober has no browser, or lost it in the middle. */
  BROWSER("browser"),
  /** The prober did something unforeseen. */
  BUG("bug");

  private final String word;

  Cause(String word) {
    this.word = word;
  }

  /** The word in metrics, records and pages. */
  public String word() {
    return word;
  }
}

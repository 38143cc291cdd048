package dev.nines.slo;

/**
 * Time of a service's declared backends, in milliseconds.
 *
 * @param up summed over the backends, in which each was up
 * @param known summed over the backends, in which the state of all was known
 * @param allUp in which every declared backend was up
 * @param allKnown in which the state of all was known
 */
public record BackendTime(long up, long known, long allUp, long allKnown) {

  public static final BackendTime NONE = new BackendTime(0, 0, 0, 0);

  public BackendTime plus(BackendTime other) {
    return new BackendTime(
        up + other.up, known + other.known, allUp + other.allUp, allKnown + other.allKnown);
  }

  public BackendTime minus(BackendTime other) {
    return new BackendTime(
        up - other.up, known - other.known, allUp - other.allUp, allKnown - other.allKnown);
  }

  /** Backends that are up / backends declared, averaged over time. */
  public Ratio backends() {
    return new Ratio(up, known);
  }

  /** Share of the time in which every declared backend was up. */
  public Ratio all() {
    return new Ratio(allUp, allKnown);
  }
}

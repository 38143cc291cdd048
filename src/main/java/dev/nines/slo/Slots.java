package dev.nines.slo;

/**
 * Minutes, judged as a whole.
 *
 * @param count measured minutes: those with a good or a bad run
 * @param value what they are worth together, in millionths of a minute: a good minute is a whole
 *     one, a bad one nothing, and a minute of a weighted service may lie between
 */
public record Slots(long count, long value) {

  /** The value of one good slot. */
  public static final long WHOLE = 1_000_000;

  public static final Slots NONE = new Slots(0, 0);
  public static final Slots GOOD = new Slots(1, WHOLE);
  public static final Slots BAD = new Slots(1, 0);

  public Slots plus(Slots other) {
    return new Slots(count + other.count, value + other.value);
  }

  public Slots minus(Slots other) {
    return new Slots(count - other.count, value - other.value);
  }

  /** The share of the measured minutes that were good. */
  public Ratio availability() {
    return new Ratio(value, count * WHOLE);
  }
}

package dev.nines.slo;

/** How many runs kept a promise, of how many that it was measured of. */
public record Kept(long kept, long measured) {

  public Kept plus(Kept other) {
    return new Kept(kept + other.kept, measured + other.measured);
  }

  public Kept minus(Kept other) {
    return new Kept(kept - other.kept, measured - other.measured);
  }

  public boolean isNone() {
    return kept == 0 && measured == 0;
  }

  public Ratio ratio() {
    return new Ratio(kept, measured);
  }
}

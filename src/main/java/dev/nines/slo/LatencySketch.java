package dev.nines.slo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How long something took, in buckets that grow by 2 %: a percentile from it is at most 1 % off.
 * Sketches of the same kind are added and subtracted exactly. After Masson, Rim and Lee, "DDSketch"
 * (VLDB 2019), with a fixed growth.
 */
public final class LatencySketch {

  public static final LatencySketch EMPTY = new LatencySketch(new int[0], new long[0]);

  private static final double GROWTH = 1.02;
  private static final double LOG = Math.log(GROWTH);
  private static final double LEAST_NANOS = 1_000;

  private final int[] buckets;
  private final long[] counts;

  private LatencySketch(int[] buckets, long[] counts) {
    this.buckets = buckets;
    this.counts = counts;
  }

  /** A single duration; one below a microsecond counts as one. */
  public static LatencySketch of(Duration duration) {
    double scaled = Math.max(1, duration.toNanos() / LEAST_NANOS);
    return new LatencySketch(
        new int[] {(int) Math.ceil(Math.log(scaled) / LOG - 1e-9)}, new long[] {1});
  }

  /**
   * From what {@link #buckets} and {@link #counts} gave.
   *
   * @param buckets ascending
   * @param counts one for each, more than zero
   */
  public static LatencySketch of(int[] buckets, long[] counts) {
    if (buckets.length != counts.length) {
      throw new IllegalArgumentException(
          buckets.length + " buckets have " + counts.length + " counts");
    }
    for (int i = 0; i < buckets.length; i++) {
      if (counts[i] <= 0 || (i > 0 && buckets[i] <= buckets[i - 1])) {
        throw new IllegalArgumentException("bucket " + buckets[i] + " is out of order or empty");
      }
    }
    return buckets.length == 0 ? EMPTY : new LatencySketch(buckets.clone(), counts.clone());
  }

  public int[] buckets() {
    return buckets.clone();
  }

  public long[] counts() {
    return counts.clone();
  }

  public long count() {
    return Arrays.stream(counts).sum();
  }

  public LatencySketch plus(LatencySketch other) {
    return merged(other, 1);
  }

  /**
   * What is left when {@code other} is taken out.
   *
   * @throws IllegalArgumentException if there is more in {@code other} than in this
   */
  public LatencySketch minus(LatencySketch other) {
    return merged(other, -1);
  }

  private LatencySketch merged(LatencySketch other, int sign) {
    if (other.buckets.length == 0) {
      return this;
    }
    int most = buckets.length + other.buckets.length;
    var keys = new int[most];
    var sums = new long[most];
    int size = 0;
    for (int i = 0, j = 0; i < buckets.length || j < other.buckets.length; ) {
      int mine = i < buckets.length ? buckets[i] : Integer.MAX_VALUE;
      int theirs = j < other.buckets.length ? other.buckets[j] : Integer.MAX_VALUE;
      int key = Math.min(mine, theirs);
      long sum = (mine == key ? counts[i++] : 0) + (theirs == key ? sign * other.counts[j++] : 0);
      if (sum < 0) {
        throw new IllegalArgumentException("more is taken from a bucket than is in it");
      }
      if (sum > 0) {
        keys[size] = key;
        sums[size++] = sum;
      }
    }
    return size == 0
        ? EMPTY
        : new LatencySketch(Arrays.copyOf(keys, size), Arrays.copyOf(sums, size));
  }

  /**
   * The duration that the share {@code share} of all did not exceed, within 1 %; empty where there
   * is none.
   *
   * @param share more than 0 and at most 1
   */
  public Optional<Duration> percentile(double share) {
    long rank = (long) Math.ceil(share * count() - 1e-9);
    long seen = 0;
    for (int i = 0; i < buckets.length; i++) {
      seen += counts[i];
      if (seen >= Math.max(1, rank)) {
        double upper = Math.pow(GROWTH, buckets[i]);
        // The middle of the bucket, by ratio: as far from its lower end as from its upper.
        return Optional.of(Duration.ofNanos(Math.round(LEAST_NANOS * upper * 2 / (GROWTH + 1))));
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LatencySketch sketch
        && Arrays.equals(buckets, sketch.buckets)
        && Arrays.equals(counts, sketch.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(buckets) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "LatencySketch" + Arrays.toString(buckets) + Arrays.toString(counts);
  }
}

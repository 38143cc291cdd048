package dev.nines.bench;

import java.util.Arrays;
import java.util.List;

/** What is told of many measurements. */
final class Median {

  private Median() {}

  static double of(List<Double> values) {
    return quantile(values, 0.5);
  }

  /** The value that the share {@code q} of all does not pass; between two the line. */
  static double quantile(List<Double> values, double q) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    double at = q * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}

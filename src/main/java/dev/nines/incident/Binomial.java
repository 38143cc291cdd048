package dev.nines.incident;

/** How probable a number of failures is where each run fails by chance alone. */
final class Binomial {

  private Binomial() {}

  /**
   * The probability of at least {@code bad} failures among {@code all} independent runs: the upper
   * tail of the binomial distribution, the sum over k from {@code bad} to {@code all} of C(all, k)
   * p^k (1-p)^(all-k). Terms are followed from the first one down, as each is the one before times
   * (all-k) / (k+1) × p / (1-p), until they add nothing more.
   *
   * @param p the probability that one run fails, more than 0 and less than 1
   */
  static double atLeast(int bad, int all, double p) {
    if (bad <= all * p) {
      // Not in the upper tail: it is no surprise, and how little of one need not be known.
      return 1;
    }
    double log = bad * Math.log(p) + (all - bad) * Math.log1p(-p);
    for (int i = 1; i <= bad; i++) {
      log += Math.log((double) (all - bad + i) / i);
    }
    double term = Math.exp(log);
    double sum = term;
    for (int k = bad; k < all && term > sum * 1e-6; k++) {
      term *= (double) (all - k) / (k + 1) * p / (1 - p);
      sum += term;
    }
    return Math.min(1, sum);
  }
}

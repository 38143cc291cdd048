package dev.nines.incident;

import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.journey.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * The error budget of an objective, and how fast it may be spent.
 *
 * @param promise the objective, in words
 * @param target the share that is promised, more than 0 and less than 1
 * @param unit what the promise is of: {@code runs} or {@code minutes}
 */
record Budget(BurnRate rule, String promise, double target, String unit) {

  /** What the rule says of what was spent over its long window and over its short one. */
  Condition at(Spent longer, Spent shorter) {
    return at(longer, shorter, 1);
  }

  /**
   * The same, where not everything that was counted is by itself.
   *
   * @param together how many minutes one failure may have made bad: chance brings all of them about
   *     as easily as one
   */
  Condition at(Spent longer, Spent shorter, int together) {
    if (shorter.missed() <= 0 || !burns(shorter) || !burns(longer)) {
      return Condition.Clear.CLEAR;
    }
    int failures = (int) (longer.missed() / together);
    int all = (int) Math.ceilDiv(longer.all(), together);
    if (Binomial.atLeast(failures, all, 1 - target) > rule.significance()) {
      return Condition.Building.BUILDING;
    }
    return new Condition.Broken(
        String.format(
            Locale.ROOT,
            "the error budget of %s burns %.1f times too fast: %s of %d %s missed it in %s, %s of %d in %s",
            promise,
            rate(longer),
            number(longer.missed()),
            longer.all(),
            unit,
            Durations.text(rule.longWindow()),
            number(shorter.missed()),
            shorter.all(),
            Durations.text(rule.shortWindow())));
  }

  private boolean burns(Spent spent) {
    return rate(spent) >= rule.factor();
  }

  private double rate(Spent spent) {
    return spent.share() / (1 - target);
  }

  private static String number(double missed) {
    return BigDecimal.valueOf(missed)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}

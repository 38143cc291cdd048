package dev.nines.incident;

import dev.nines.alert.AlertPolicy;
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

  /** Shares have no exact representation: 1 - 0.999 is a little more than 0.001. */
  private static final double ROUNDING = 1 + 1e-9;

  /**
   * What the rule says of what was spent over its long window and over its short one. An outage
   * that is over stays in the long window, and a failure by chance burns the short one: trouble
   * begins only where chance explains neither. Once it stands, it stands while both burn.
   *
   * @param worth how many minutes one failure may have cost, as chance brings all of them about as
   *     easily as one, and of a weighted service perhaps a part of one; 1 where everything that was
   *     counted is by itself
   * @param stands whether the rule was broken until now
   */
  Condition at(Spent longer, Spent shorter, double worth, boolean stands) {
    if (shorter.missed() <= 0 || !burns(shorter) || !burns(longer)) {
      return Condition.Clear.CLEAR;
    }
    if (explained(longer, worth, rule.significance())
        || (!stands && explained(shorter, worth, AlertPolicy.RECENT_SIGNIFICANCE))) {
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

  /** Whether chance brings so much about more often than {@code significance}. */
  private boolean explained(Spent spent, double worth, double significance) {
    int failures = (int) (spent.missed() / worth * ROUNDING);
    int all = (int) Math.ceil(spent.all() / worth / ROUNDING);
    return Binomial.atLeast(failures, all, 1 - target) > significance * ROUNDING;
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

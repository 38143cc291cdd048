package dev.nines.slo;

import java.util.OptionalDouble;

/**
 * What an objective still allows, after the definitions of the "Site Reliability Workbook" (2018),
 * chapter 5.
 *
 * @param target a share, more than 0 and less than 1
 * @param good events that met the objective, of {@code good.whole()} that count
 */
public record ErrorBudget(double target, Ratio good) {

  public ErrorBudget {
    if (!(target > 0 && target < 1)) {
      throw new IllegalArgumentException(
          "the target is " + target + "; expected more than 0 and less than 1");
    }
  }

  /** How many bad events the target allows among those that were measured. */
  public double allowed() {
    return (1 - target) * good.whole();
  }

  /**
   * The share of the budget that is left: 1 where nothing was bad, 0 where the objective is just
   * met, negative where it is missed; empty where nothing was measured.
   */
  public OptionalDouble left() {
    return good.whole() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - (good.whole() - good.part()) / allowed());
  }

  /**
   * How fast the budget is spent: 1 spends exactly all of it over the objective's window; empty
   * where nothing was measured.
   */
  public OptionalDouble burnRate() {
    return good.whole() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) (good.whole() - good.part()) / good.whole() / (1 - target));
  }

  /** Whether the objective is met; a window without any event breaks no promise. */
  public boolean met() {
    return good.part() >= target * good.whole() - 1e-9 * good.whole();
  }

  /**
   * Whether there are too few events to say anything: a single bad one would spend more than the
   * whole budget.
   */
  public boolean lowTraffic() {
    return allowed() < 1;
  }
}

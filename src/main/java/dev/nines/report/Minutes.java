package dev.nines.report;

import dev.nines.slo.Slots;

/**
 * Minutes, judged as a whole.
 *
 * @param measured those with a good or a bad run
 * @param good what they are worth together; a minute of a weighted service may be worth a part
 */
public record Minutes(long measured, double good) {

  static Minutes of(Slots slots) {
    return new Minutes(slots.count(), (double) slots.value() / Slots.WHOLE);
  }
}

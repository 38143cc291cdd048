package dev.nines.metrics;

import dev.nines.journey.Step;
import dev.nines.outcome.StepRecord;

/** A step of one journey and who does it. */
record StepKey(String name, String actor) {

  static StepKey of(Step step) {
    return new StepKey(step.name(), step.actor());
  }

  static StepKey of(StepRecord step) {
    return new StepKey(step.name(), step.actor());
  }
}

package dev.nines.runner;

import dev.nines.journey.Journey;
import dev.nines.outcome.Outcome;

/**
 * A run whose last step is over, and whose teardown has not begun.
 *
 * @param run its id
 * @param redactor takes its secrets out of texts
 */
public record EndOfRun(String run, Journey journey, Outcome outcome, Redactor redactor) {}

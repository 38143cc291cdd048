package dev.nines.metrics;

import dev.nines.outcome.Phase;

/** A phase of the exchanges of one step. */
record PhaseKey(StepKey step, Phase phase) {}

package dev.nines.metrics;

import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;

/** What tells the counters of attempts of one journey apart; "" for a backend that is not known. */
record AttemptKey(StepKey step, ClientVerdict client, ServerVerdict server, String backend) {}

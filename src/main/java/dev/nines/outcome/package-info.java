/**
 * What happened: a {@link dev.nines.outcome.Run} with its steps and attempts, both verdicts for
 * each attempt, and the run's {@link dev.nines.outcome.Outcome}. The words are those of the
 * project's semantics and are never mixed: the client verdict is what the customer got, the server
 * verdict what the server did. Made by the {@code runner}, read by everything behind it; all text
 * in here is already free of secrets. Immutable, safe between threads.
 */
@NullMarked
package dev.nines.outcome;

import org.jspecify.annotations.NullMarked;

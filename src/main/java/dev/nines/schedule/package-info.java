/**
 * When each journey runs: starts are spread over the interval by a stable hash, measured from the
 * intended start, never overlapping unless the journey says so, and never late without saying so.
 * Quarkus' scheduler beats once a second; what falls due within the next beats is armed on a
 * precise timer, so that a start is punctual to the millisecond and a lost beat is noticed. Knows
 * {@code journey}, {@code outcome}, {@code runner} and {@code time}. The beat, the timer and
 * changes of the journeys may come from any thread; each run has a virtual thread of its own.
 */
@NullMarked
package dev.nines.schedule;

import org.jspecify.annotations.NullMarked;

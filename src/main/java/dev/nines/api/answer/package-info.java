/**
 * What the API answers with: the published shape of runs, steps, attempts and journeys, which
 * changes only by growing. Durations are seconds, moments are in UTC, and what is not known is null
 * and never left out. A run's answer is read back into the run it was made of, so that a command at
 * the other end shows it as its own. Knows {@code outcome} and {@code journey}; immutable.
 */
@NullMarked
package dev.nines.api.answer;

import org.jspecify.annotations.NullMarked;

/**
 * Runs as people watch them: {@link dev.nines.cli.live.TextView} turns the events of runs into
 * lines and says what is going on now, {@link dev.nines.cli.live.Screen} shows both on a terminal,
 * from a thread of its own, so that a slow terminal never slows a run. Knows {@code outcome},
 * {@code journey} and the answers of the {@code api}. Nothing is said by colour alone, and nothing
 * from a target reaches the terminal as a control character.
 */
@NullMarked
package dev.nines.cli.live;

import org.jspecify.annotations.NullMarked;

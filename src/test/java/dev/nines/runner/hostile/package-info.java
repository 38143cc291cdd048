/**
 * Servers that misbehave on real sockets, and a place to play journeys against them that knows when
 * everything is over and what is left behind.
 */
@NullMarked
package dev.nines.runner.hostile;

import org.jspecify.annotations.NullMarked;

/**
 * Time as a collaborator. A {@link dev.nines.time.Ticker} measures durations on the monotonic
 * clock, a {@link dev.nines.time.Timer} runs something later; wall-clock stamps come from {@link
 * java.time.InstantSource}. Everything that waits or measures takes these in its constructor, so
 * that a test can turn them by hand. Knows no other package; all types may be used from any thread.
 */
@NullMarked
package dev.nines.time;

import org.jspecify.annotations.NullMarked;

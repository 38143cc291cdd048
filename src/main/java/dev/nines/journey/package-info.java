/**
 * The journey language as data: a {@link dev.nines.journey.Journey} is what its author wrote, with
 * every default filled in and every expression compiled. Nothing here runs, reads or prints
 * anything. The {@code yaml} package makes these values, the {@code runner} plays them; this
 * package knows only calendars. All types are immutable and may be shared between threads.
 */
@NullMarked
package dev.nines.journey;

import org.jspecify.annotations.NullMarked;

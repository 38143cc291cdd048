/**
 * What happens in the prober just now, kept in memory and bounded: {@link
 * dev.nines.api.live.LiveRuns} has the runs that go on and the latest that ended, {@link
 * dev.nines.api.live.EventLog} the latest events, for readers that follow them. Both are told from
 * the threads of runs and never make these wait for a reader. Knows {@code outcome}.
 */
@NullMarked
package dev.nines.api.live;

import org.jspecify.annotations.NullMarked;

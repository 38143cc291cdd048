/**
 * The arithmetic of the account: what runs, attempts and backends add up to over time. A {@link
 * dev.nines.slo.Tally} is what is counted in some time; tallies are added and subtracted, and every
 * number that people are shown (availability, own availability, the three uptimes, coverage, error
 * budget, burn rate) is derived from one and from nothing else. Pure: nothing here reads a clock, a
 * file or a database. Knows {@code journey} and {@code outcome}; {@code account} makes tallies,
 * {@code store} keeps them, {@code report} shows them. All types are immutable and safe between
 * threads, but for {@link dev.nines.slo.BackendClock}.
 */
@NullMarked
package dev.nines.slo;

import org.jspecify.annotations.NullMarked;

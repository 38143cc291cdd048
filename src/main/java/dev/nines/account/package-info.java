/**
 * Keeps the books while the prober runs: turns what happens in runs, starts that were passed over
 * and what is seen of backends into entries for the {@code store}. Knows {@code store}, {@code
 * slo}, {@code outcome}, {@code journey} and {@code time}; told from the threads of runs and of the
 * timer, which it never blocks.
 */
@NullMarked
package dev.nines.account;

import org.jspecify.annotations.NullMarked;

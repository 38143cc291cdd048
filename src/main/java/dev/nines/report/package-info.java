/**
 * What people ask the account: availability beside uptime, objectives with the error budget that is
 * left, the worst incidents and why runs failed, for journeys, services and regions over a window.
 * Records that the API answers with and the command line prints. Knows {@code store} and {@code
 * slo}; reads only, and is safe between threads.
 */
@NullMarked
package dev.nines.report;

import org.jspecify.annotations.NullMarked;

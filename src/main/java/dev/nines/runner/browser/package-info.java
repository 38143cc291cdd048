/**
 * Acts in a real browser, with Playwright and the system's Chromium. Playwright is confined to one
 * thread, and two of its drivers in one Chromium would take part in each other's pages: so a {@link
 * dev.nines.runner.browser.Slot} is a platform thread with a driver and a Chromium of its own, and
 * all calls of Playwright go through its queue. A run holds one slot from before its clock runs
 * until it is settled, whichever of its actors are in browsers: each has a context and a page of
 * its own in it, and as a run never waits for a second slot, runs cannot wait for each other.
 * Between calls the slot's thread takes in what the driver tells, so that pages go on. A call that
 * a page does not let end is called off, and the page is left as it is; where the browser itself
 * does not answer, its slot is ended, with all of its processes. Nothing is started before a run
 * needs it. Knows {@code runner} and, for what requests say of their actor, {@code runner.client}.
 */
@NullMarked
package dev.nines.runner.browser;

import org.jspecify.annotations.NullMarked;

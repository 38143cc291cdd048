/**
 * The engine: plays one {@link dev.nines.journey.Journey} and gives one {@link
 * dev.nines.outcome.Run}. A run is one virtual thread that reads like the journey; each attempt is
 * played on a virtual thread of its own, so that the client can stop waiting while the exchange
 * goes on and the server still gets its verdict. Executors ({@code runner.http}, {@code
 * runner.stream}) only play acts: patience, retries, both verdicts, milestones and the outcome are
 * decided here. Knows {@code journey}, {@code outcome}, {@code calendar} and {@code time}; nothing
 * of YAML, metrics or the web.
 */
@NullMarked
package dev.nines.runner;

import org.jspecify.annotations.NullMarked;

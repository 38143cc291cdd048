/**
 * Runs as distributed traces: when a run is settled, it becomes the spans of one trace, which go to
 * whoever takes OpenTelemetry's protocol. The ids are those that the target saw, so that its own
 * spans hang below the attempt that brought them about. {@link dev.nines.tracing.RunTraces} hears
 * of runs on their threads and does no more there than put them into a bounded queue; a virtual
 * thread of its own sends them. Alone in knowing OpenTelemetry's types; knows {@code outcome} and
 * nothing of the web.
 */
@NullMarked
package dev.nines.tracing;

import org.jspecify.annotations.NullMarked;

/**
 * A small chat service with faults to switch on: the target of the demo and of the worked examples.
 *
 * <p>It has customers (HTTP, server-sent events), operators (WebSocket), three partitions, and a
 * few backends behind a front that goes round robin over them. It depends on no other package of
 * Nines and knows nothing of journeys, so that what is measured is never made by what measures. All
 * of its state lives on one event loop: no class here is safe for use by several threads except
 * {@link dev.nines.practice.PracticeChat}, whose methods may be called from any thread but that
 * loop.
 */
@NullMarked
package dev.nines.practice;

import org.jspecify.annotations.NullMarked;

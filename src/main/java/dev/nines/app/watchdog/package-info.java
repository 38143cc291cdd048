/**
 * Liveness by progress: whether everything in the prober that goes on by itself still moves. {@link
 * dev.nines.app} tells it what there is, health and metrics ask it. Safe between threads.
 */
@NullMarked
package dev.nines.app.watchdog;

import org.jspecify.annotations.NullMarked;

/**
 * Judges by the rules of {@code alert} whether a journey or service is in trouble, and keeps the
 * life of each incident: pending, open, acknowledged, resolved, reopened. Pure arithmetic over runs
 * and instants that are handed in; {@code notify} tells of incidents, {@code store} keeps them.
 * {@link Incidents} may be called by any thread; everything else is immutable or guarded by it.
 */
@NullMarked
package dev.nines.incident;

import org.jspecify.annotations.NullMarked;

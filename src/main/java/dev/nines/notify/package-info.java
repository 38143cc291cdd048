/**
 * Tells receivers of incidents: what belongs together in one message, when each severity is told,
 * raised and repeated, and that it arrives. {@code incident} says what is wrong; {@code alert} says
 * who is told how. Messages leave through a durable outbox on threads of its own.
 */
@NullMarked
package dev.nines.notify;

import org.jspecify.annotations.NullMarked;

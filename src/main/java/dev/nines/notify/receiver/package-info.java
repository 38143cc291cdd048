/**
 * Sends notices: the form that each channel wants, the exchange over HTTP or mail, and what its
 * errors mean. {@code notify} decides what is told whom and when, {@code message} finds the words.
 * A sending blocks the thread that asks for it, a virtual one; {@link
 * dev.nines.notify.receiver.ReceiverSender} may be called by many at once.
 */
@NullMarked
package dev.nines.notify.receiver;

import org.jspecify.annotations.NullMarked;

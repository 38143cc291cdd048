/**
 * Links in messages by which somebody acknowledges without a login: signed, for one conversation
 * and receiver, for a while. {@code notify} puts them into notices; {@code api} answers to them.
 * Safe between threads.
 */
@NullMarked
package dev.nines.notify.link;

import org.jspecify.annotations.NullMarked;

/**
 * What a notice says in plain words: a headline that is enough for a locked telephone, and the few
 * facts that whoever is woken needs first. {@code receiver} brings it into the form of each
 * channel. Immutable throughout, so any thread may use it.
 */
@NullMarked
package dev.nines.notify.message;

import org.jspecify.annotations.NullMarked;

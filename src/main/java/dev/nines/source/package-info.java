/**
 * Where journeys, services and maintenance come from: a {@link dev.nines.source.JourneyFolder}
 * notices changes and gives an {@link dev.nines.source.Edition}, in which a file that does not load
 * leaves its last good version in force. Reads through {@code yaml}; knows nothing of who plays the
 * journeys. A folder belongs to one thread at a time; editions are immutable.
 */
@NullMarked
package dev.nines.source;

import org.jspecify.annotations.NullMarked;

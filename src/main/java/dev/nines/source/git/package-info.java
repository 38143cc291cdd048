/**
 * Journeys from a Git remote: a {@link dev.nines.source.git.Remote} says where they are, and a
 * {@link dev.nines.source.git.Mirror} fetches its latest revision and lays the files out in a
 * folder of its own, which others read like any folder. Knows nothing of what the files say. A
 * mirror belongs to one thread at a time; what stands on disk outlives the process.
 */
@NullMarked
package dev.nines.source.git;

import org.jspecify.annotations.NullMarked;

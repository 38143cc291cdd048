/**
 * The prober over HTTP, under {@code /api/v1}: what it plays, what came of it, the numbers of the
 * account, events as they happen, and runs on demand. The records here are the published shape and
 * change only by growing. Knows {@code report} and the roles of {@code store}; called on virtual
 * threads, several at a time.
 */
@NullMarked
package dev.nines.api;

import org.jspecify.annotations.NullMarked;

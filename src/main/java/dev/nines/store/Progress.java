package dev.nines.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How entries get into the history, since the recorder began.
 *
 * @param written entries that are in the database
 * @param waiting entries in memory
 * @param spilled entries in the spill file that are not in the database yet
 * @param dropped entries that are lost: there was no room left for them, or they came too late
 * @param lastFailure why the database last refused, in words for an operator; null where it never
 *     did
 * @param failingSince since when nothing gets into the database; null while all is well
 */
public record Progress(
    long written,
    long waiting,
    long spilled,
    long dropped,
    @Nullable String lastFailure,
    @Nullable Instant failingSince) {}

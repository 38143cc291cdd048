package dev.nines.slo;

import dev.nines.outcome.ServerVerdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one declared backend now.
 *
 * @param verdict {@code unknown} where nothing was observed of it, or not for too long
 * @param since from when on it has been so
 * @param observed when it was last observed; null where it never was
 * @param message why it is not up, or null
 */
public record BackendState(
    String service,
    String backend,
    ServerVerdict verdict,
    Instant since,
    @Nullable Instant observed,
    @Nullable String message) {}

package dev.nines.api.answer;

import dev.nines.slo.BackendState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A declared backend as it is now. */
@Schema(name = "Backend")
public record BackendAnswer(
    String service,
    String backend,
    String state,
    Instant since,
    @Nullable Instant observed,
    @Nullable String message) {

  /** The published form of {@code state}. */
  public static BackendAnswer of(BackendState state) {
    return new BackendAnswer(
        state.service(),
        state.backend(),
        state.verdict().word(),
        state.since(),
        state.observed(),
        WellFormed.text(state.message()));
  }
}

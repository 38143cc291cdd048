package dev.nines.api.answer;

import dev.nines.notify.ReceiverStatus;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A receiver as it stands. */
@Schema(name = "Receiver")
public record ReceiverAnswer(
    String name,
    String channel,
    int hourly,
    boolean ready,
    @Nullable String trouble,
    @Nullable String refusal,
    @Nullable Instant sent,
    @Nullable Instant failed,
    @Nullable String failure) {

  /** The published form of {@code status}. */
  public static ReceiverAnswer of(ReceiverStatus status) {
    return new ReceiverAnswer(
        status.name(),
        status.channel(),
        status.hourly(),
        status.trouble() == null,
        WellFormed.text(status.trouble()),
        WellFormed.text(status.refusal()),
        status.latest().sent(),
        status.latest().failed(),
        WellFormed.text(status.latest().failure()));
  }
}

package dev.nines.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people learnt of an incident and did about it; it outlives the stages.
 *
 * @param told when a receiver first took a message that named it; null where nobody was told
 * @param acknowledgement the latest; null where nobody took it up, or whoever did gave it back
 */
public record Handling(@Nullable Instant told, @Nullable Acknowledgement acknowledgement) {

  /** Nobody knows. */
  public static final Handling NONE = new Handling(null, null);

  /** Who took it up, and when. */
  public record Acknowledgement(Instant at, String by) {}

  Handling told(Instant at) {
    return told == null ? new Handling(at, acknowledgement) : this;
  }

  /** Nobody has it any more. */
  Handling handedBack() {
    return new Handling(told, null);
  }

  Handling acknowledged(Instant at, String by) {
    return new Handling(told, new Acknowledgement(at, by));
  }
}

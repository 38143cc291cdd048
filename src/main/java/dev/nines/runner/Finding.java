package dev.nines.runner;

import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an exchange came to, whenever it did: the client may have stopped waiting long before. */
sealed interface Finding {

  /**
   * Both verdicts, as a client gets them that is still waiting.
   *
   * @param stored what the step stores, when it is ok
   * @param held false for a precondition that was answered and does not hold
   * @param backend as the actor's expression names it, or null
   */
  record Judged(
      ClientVerdict client,
      ServerVerdict server,
      @Nullable String message,
      Map<String, @Nullable Object> stored,
      boolean held,
      @Nullable String backend)
      implements Finding {
    public Judged {
      stored = Collections.unmodifiableMap(new HashMap<>(stored));
    }

    static Judged bad(
        ClientVerdict client, ServerVerdict server, String message, @Nullable String backend) {
      return new Judged(client, server, message, Map.of(), true, backend);
    }
  }

  /** Nothing came within the window of observation. */
  record Silence() implements Finding {}

  /** The prober's own fault. */
  record Fault(Cause cause, String message) implements Finding {}
}

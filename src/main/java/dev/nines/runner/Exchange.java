package dev.nines.runner;

import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an executor saw; the engine judges it. */
public sealed interface Exchange {

  /**
   * A complete answer.
   *
   * @param names what the step's expressions may read of it ({@code status, headers, body, json,
   *     message, …}); {@code json} is absent where the answer is no JSON
   * @param summary the answer in a few words, to begin a message with: {@code HTTP 503 from POST
   *     /api/chats}
   */
  record Answered(Map<String, @Nullable Object> names, String summary) implements Exchange {
    public Answered {
      names = Collections.unmodifiableMap(new HashMap<>(names));
    }
  }

  /**
   * An act in a page is done. What the page shows may still change, so expectations are looked at
   * until they hold.
   *
   * @param names what the step's expressions may read: {@code page}, which is as it is whenever it
   *     is read, and {@code value}
   * @param server what the answers that the page got say of the servers, so far; waits for those
   *     that are late when the client has stopped waiting. Throws {@link ProberFaultException} if
   *     the browser is lost
   * @param summary what was done, to begin a message with: {@code clicked button "Send"}
   */
  record Shown(Map<String, @Nullable Object> names, Supplier<ServerVerdict> server, String summary)
      implements Exchange {
    public Shown {
      names = Collections.unmodifiableMap(new HashMap<>(names));
    }
  }

  /**
   * No complete answer, and none will come.
   *
   * @param client what a client gets that is still waiting; never {@code ok}
   * @param server what it says of the server: usually {@code down}
   * @param message what was observed: {@code connection refused by 127.0.0.1:8099}
   */
  record Broken(ClientVerdict client, ServerVerdict server, String message) implements Exchange {
    public Broken {
      if (client == ClientVerdict.OK) {
        throw new IllegalArgumentException("a broken exchange is never ok");
      }
    }
  }
}

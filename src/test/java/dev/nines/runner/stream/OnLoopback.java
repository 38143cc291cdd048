package dev.nines.runner.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.Attempt;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.stream.RawServer.Play;
import java.util.Objects;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests against real sockets, each of which must leave nothing behind. */
abstract class OnLoopback {

  private static boolean warm;

  private @Nullable Leftovers leftovers;
  private @Nullable RawServer server;
  private @Nullable Theatre theatre;

  @BeforeEach
  void open() throws Exception {
    if (!warm) {
      warm = true; // What is made once for the process is nobody's leftover.
      var first = new Theatre();
      first.play(
          serve(wire -> wire.upgrade().awaitEnd()),
          Theatre.step("open", Theatre.webSocket("warm")));
      first.close();
      server().close();
    }
    leftovers = new Leftovers();
    theatre = new Theatre();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    server().awaitOver();
    server().close();
    theatre().close();
    Objects.requireNonNull(leftovers).assertNone();
  }

  /** Makes the server; its first connections get {@code plays} in order, all others the last. */
  RawServer serve(Play... plays) throws Exception {
    var made = new RawServer(plays);
    server = made;
    return made;
  }

  RawServer serveOver(ServerSocketFactory sockets, Play... plays) throws Exception {
    var made = new RawServer(sockets, plays);
    server = made;
    return made;
  }

  RawServer server() {
    return Objects.requireNonNull(server);
  }

  Theatre theatre() {
    return Objects.requireNonNull(theatre);
  }

  /** Plays on a theatre with smaller bounds. */
  void within(Bounds bounds) {
    theatre().close();
    theatre = new Theatre(bounds);
  }

  static void assertPassed(Run run) {
    assertThat(run.outcome()).as(Theatre.failure(run)).isEqualTo(new Outcome.Passed());
  }

  /** The last attempt of the last step has these verdicts and says this. */
  static void assertLast(Run run, ClientVerdict client, ServerVerdict server, String message) {
    var attempt = last(run);
    assertThat(attempt.message()).matches(message);
    assertThat(attempt.client()).isEqualTo(client);
    assertThat(attempt.server()).isEqualTo(server);
  }

  static Attempt last(Run run) {
    return run.steps().getLast().attempts().getLast();
  }
}

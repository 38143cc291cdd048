package dev.nines.runner.stream;

import dev.nines.journey.Act.OpenWebSocket;
import dev.nines.journey.EvaluationException;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.Exchange;
import dev.nines.runner.Exchange.Answered;
import dev.nines.runner.Exchange.Broken;
import dev.nines.runner.client.ActorClient;
import dev.nines.runner.client.ActorClients;
import dev.nines.runner.client.AnswerReader;
import dev.nines.runner.client.BrokenExchangeException;
import java.io.IOException;
import java.util.Objects;
import java.util.random.RandomGenerator;
import okio.Socket;

/**
 * Opens WebSockets. Names of the answer: {@code status}, {@code headers}, {@code duration}, and
 * {@code subprotocol}, the one that the server chose, or "": a client that offers some may be given
 * none. A status of 400 and more is an answer as any other; any other but 101 breaks the protocol.
 * Redirects are followed as far as the actor follows them.
 */
final class WebSocketOpening {

  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int FAILURE = 400;

  private final ActorClients clients;
  private final Bounds bounds;
  private final RandomGenerator random;

  WebSocketOpening(ActorClients clients, Bounds bounds, RandomGenerator random) {
    this.clients = clients;
    this.bounds = bounds;
    this.random = random;
  }

  Exchange play(OpenWebSocket act, AttemptContext context) throws EvaluationException {
    long begun = context.ticker().nanos();
    var client = clients.of(context);
    var streams = Streams.of(context); // After the client, to be closed before it.
    var request = client.request(act.target(), act.query(), act.headers(), context);
    var handshake = Handshake.of(request, act.subprotocols(), context.scope(), random);
    try (var answer = client.open(handshake.request(), context)) {
      var reader = new AnswerReader(client, handshake.request(), answer, context, begun);
      if (answer.status() >= FAILURE) {
        return reader.read();
      }
      var socket = answer.socket();
      var fault =
          answer.status() == SWITCHING_PROTOCOLS
              ? handshake.fault(answer.headers())
              : "expected status 101";
      if (fault != null || socket == null) {
        answer.abort();
        if (socket != null) {
          leave(socket);
        }
        return new Broken(
            ClientVerdict.ERROR,
            ServerVerdict.DOWN,
            "no WebSocket in %s: %s; given up"
                .formatted(
                    reader.summary(),
                    Objects.requireNonNullElse(fault, "the connection is no longer there")));
      }
      streams.keep(opened(socket, act, client, context), context);
      var names = reader.head();
      names.put("subprotocol", Handshake.subprotocol(answer.headers()));
      return new Answered(names, reader.summary());
    } catch (BrokenExchangeException e) {
      return e.broken();
    }
  }

  /** What was upgraded is nobody's any more but ours, and its pool counts it until it is closed. */
  private static void leave(Socket socket) {
    socket.cancel();
    try (var _ = socket.getSource();
        var _ = socket.getSink()) {
      // Closed at once.
    } catch (IOException _) {
      // It is gone all the same.
    }
  }

  private OpenStream opened(
      Socket socket, OpenWebSocket act, ActorClient client, AttemptContext context) {
    var reception = new Reception(act.stream(), bounds, context.ticker(), context.wire());
    var line =
        new WebSocketLine(
            socket,
            new Intake(socket.getSource(), client),
            reception,
            bounds,
            act.ping(),
            context.timer(),
            random);
    line.start();
    return new OpenStream(reception, line);
  }
}

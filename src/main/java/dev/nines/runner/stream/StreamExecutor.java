package dev.nines.runner.stream;

import dev.nines.journey.Act;
import dev.nines.journey.EvaluationException;
import dev.nines.runner.ActExecutor;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.Exchange;
import dev.nines.runner.client.ActorClients;
import java.security.SecureRandom;

/**
 * Plays acts on the actor's streams.
 *
 * <p>A stream that died is said at the step that needs it: what was received before may still be
 * awaited. It is {@code refused} when the connection was cut off, {@code error} when the server
 * closed it or broke the protocol or a bound, {@code timeout} when it did not answer a ping.
 */
public final class StreamExecutor implements ActExecutor<Act.StreamAct> {

  private final WebSocketOpening webSockets;
  private final EventsOpening events;

  public StreamExecutor(ActorClients clients) {
    this(clients, Bounds.DEFAULT);
  }

  StreamExecutor(ActorClients clients, Bounds bounds) {
    this.webSockets = new WebSocketOpening(clients, bounds, new SecureRandom());
    this.events = new EventsOpening(clients, bounds);
  }

  @Override
  public Exchange play(Act.StreamAct act, AttemptContext context)
      throws EvaluationException, InterruptedException {
    return switch (act) {
      case Act.OpenWebSocket open -> webSockets.play(open, context);
      case Act.OpenEvents open -> events.play(open, context);
      case Act.Send send -> Sending.play(send, context);
      case Act.Await await -> Awaiting.play(await, context);
    };
  }
}

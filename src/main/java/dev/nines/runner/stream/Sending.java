package dev.nines.runner.stream;

import dev.nines.journey.Act.BinaryPayload;
import dev.nines.journey.Act.JsonPayload;
import dev.nines.journey.Act.Payload;
import dev.nines.journey.Act.Send;
import dev.nines.journey.Act.TextPayload;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import dev.nines.outcome.RunEvent.Direction;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.Exchange;
import dev.nines.runner.Exchange.Answered;
import dev.nines.runner.stream.Frame.Opcode;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import okio.ByteString;

/**
 * Sends a message. It is sent when the system's socket has taken all of it: no server answers a
 * message, so this is all that can be known, and the engine makes no verdict on the server of it.
 * Names of its answer: {@code duration}.
 */
final class Sending {

  private static final String GAVE_UP = "; gave up sending";

  private Sending() {}

  static Exchange play(Send act, AttemptContext context)
      throws EvaluationException, InterruptedException {
    long begun = context.ticker().nanos();
    var frame = frame(act.payload(), context.scope());
    var stream = Streams.of(context).get(act.stream(), context);
    var reception = stream.reception();
    if (!(stream.line() instanceof WebSocketLine line)) {
      throw new EvaluationException(
          "stream \"%s\" is one of server-sent events; expected a WebSocket to send on"
              .formatted(act.stream()));
    }
    var ending = reception.inbox().ending();
    if (ending != null) {
      return reception.broken(ending, GAVE_UP);
    }
    context
        .progress()
        .awaits(
            "room to send %d bytes on stream \"%s\": the server reads too slowly"
                .formatted(frame.payload().size(), act.stream()));
    var sender = Thread.currentThread();
    var forget = context.onCancel(() -> line.giveUp(sender));
    try {
      line.send(
          frame,
          () -> {
            reception.show(Direction.SENT, () -> words(act.payload(), frame));
            context.progress().firstByteSent();
          });
    } catch (IOException _) {
      // Why, the stream's reader knows or learns at once.
      return reception.broken(reception.inbox().awaitEnding(), GAVE_UP);
    } finally {
      forget.run();
    }
    return new Answered(
        Map.of("duration", context.ticker().since(begun)),
        "%d bytes sent on stream \"%s\"".formatted(frame.payload().size(), act.stream()));
  }

  private static Frame frame(Payload payload, Scope scope) throws EvaluationException {
    return switch (payload) {
      case TextPayload text ->
          Frame.of(Opcode.TEXT, ByteString.encodeUtf8(text.text().render(scope)));
      case JsonPayload json ->
          Frame.of(Opcode.TEXT, ByteString.encodeUtf8(json.json().render(scope)));
      case BinaryPayload binary -> Frame.of(Opcode.BINARY, bytes(binary, scope));
    };
  }

  private static ByteString bytes(BinaryPayload payload, Scope scope) throws EvaluationException {
    var base64 = payload.base64().render(scope);
    try {
      return ByteString.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new EvaluationException(
          "`%s` is no base64: %s".formatted(payload.base64(), e.getMessage()));
    }
  }

  private static String words(Payload payload, Frame frame) {
    return switch (payload) {
      case TextPayload _, JsonPayload _ -> frame.payload().utf8();
      case BinaryPayload _ -> "binary, base64: " + frame.payload().base64();
    };
  }
}

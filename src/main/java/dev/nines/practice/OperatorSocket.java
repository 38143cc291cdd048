package dev.nines.practice;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;

/**
 * One operator's WebSocket: messages out, replies in, and an error frame for whatever is neither.
 */
final class OperatorSocket {
  private static final long HEARTBEAT = Duration.ofSeconds(30).toMillis();
  private static final short TRY_AGAIN_LATER = 1013;
  private static final short GOING_AWAY = 1001;

  private final ServerWebSocket socket;
  private final Chats chats;
  private final Switchboard switchboard;
  private final InstantSource clock;
  private boolean alive = true;

  OperatorSocket(
      ServerWebSocket socket, Chats chats, Switchboard switchboard, InstantSource clock) {
    this.socket = socket;
    this.chats = chats;
    this.switchboard = switchboard;
    this.clock = clock;
  }

  void serve(Vertx vertx, ConnectedOperator operator) {
    long heartbeat = vertx.setPeriodic(HEARTBEAT, _ -> beat());
    socket.pongHandler(_ -> alive = true);
    socket.textMessageHandler(text -> reply(operator, text));
    socket.binaryMessageHandler(_ -> error("a binary frame; expected text"));
    socket.exceptionHandler(_ -> socket.close());
    socket.closeHandler(_ -> {
      vertx.cancelTimer(heartbeat);
      switchboard.left(operator);
    });
    switchboard.joined(operator);
  }

  void send(JsonObject frame) {
    if (socket.writeQueueFull()) {
      // Who reads more slowly than the customers write would fill the memory.
      socket.close(TRY_AGAIN_LATER, "the operator reads too slowly");
    } else if (!socket.isClosed()) {
      socket.writeTextMessage(frame.encode());
    }
  }

  /** An operator who answered no ping since the last beat is gone and must get no more chats. */
  private void beat() {
    if (!alive) {
      socket.close(GOING_AWAY, "no pong");
    } else if (!socket.isClosed()) {
      alive = false;
      socket.writePing(Buffer.buffer());
    }
  }

  private void reply(ConnectedOperator operator, String text) {
    JsonObject frame;
    try {
      frame = new JsonObject(text);
    } catch (DecodeException _) {
      error("the frame is not a JSON object; expected {\"chat\": \"…\", \"text\": \"…\"}");
      return;
    }
    Object id = frame.getValue("chat");
    Chat chat = id instanceof String || id instanceof Integer ? chats.find(id.toString()) : null;
    if (!(frame.getValue("text") instanceof String said)
        || said.isBlank()
        || said.length() > Message.LONGEST_TEXT) {
      error("\"text\" is missing or unfit; expected 1 to " + Message.LONGEST_TEXT + " chars");
    } else if (chat == null) {
      error("chat " + id + " is unknown");
    } else if (!chat.isOpen()) {
      error("chat " + id + " is closed");
    } else if (!operator.serves(chat)) {
      error("chat " + id + " is not yours");
    } else {
      chat.say(Message.OPERATOR, said, clock.instant());
    }
  }

  private void error(String reason) {
    send(new JsonObject().put("type", "error").put("error", reason));
  }
}

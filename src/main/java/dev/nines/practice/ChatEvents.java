package dev.nines.practice;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * A chat's messages as server-sent events: those since {@code Last-Event-ID} (or all), then each as
 * it is said, then {@code closed}.
 */
final class ChatEvents {
  private final Access access;

  ChatEvents(Access access) {
    this.access = access;
  }

  void mount(Router router) {
    router.getWithRegex("/events/chats/(?<id>\\d+)").handler(this::follow);
  }

  private void follow(RoutingContext context) {
    Chat chat = access.customersChat(context);
    long seen = seen(context);
    HttpServerResponse response = context.response();
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store");
    var reader = new Stream(chat, response);
    reader.greet();
    chat.messages().stream().filter(message -> message.number() > seen).forEach(reader::said);
    if (!chat.isOpen()) {
      reader.ended();
      return;
    }
    chat.read(reader);
    response.closeHandler(_ -> chat.leave(reader));
  }

  private static long seen(RoutingContext context) {
    String last = context.request().getHeader("Last-Event-ID");
    try {
      return last == null ? 0 : Long.parseLong(last.strip());
    } catch (NumberFormatException _) {
      throw new Refusal(400, "Last-Event-ID is \"" + last + "\"; expected a whole number");
    }
  }

  private record Stream(Chat chat, HttpServerResponse response) implements Chat.Reader {

    /** A comment, so that the head of the answer goes out before anything is said. */
    void greet() {
      response.write(": chat " + chat.id() + "\n\n");
    }

    @Override
    public void said(Message message) {
      if (response.writeQueueFull()) {
        // Who reads more slowly than the chat talks would fill the memory; they can come back.
        chat.leave(this);
        response.reset();
      } else if (!response.closed()) {
        response.write(
            "event: message\nid: " + message.number() + "\ndata: " + message.json() + "\n\n");
      }
    }

    @Override
    public void ended() {
      if (!response.closed()) {
        response.end("event: closed\ndata: " + new JsonObject().put("state", "closed") + "\n\n");
      }
    }
  }
}

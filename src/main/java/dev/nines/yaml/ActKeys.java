package dev.nines.yaml;

import dev.nines.yaml.shape.AnyShape;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Node;
import dev.nines.yaml.shape.Node.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a step does: the keys of which each step has exactly one. */
final class ActKeys {

  private ActKeys() {}

  static final Key<Scalar> GET = request("get", "GET");
  static final Key<Scalar> POST = request("post", "POST");
  static final Key<Scalar> PUT = request("put", "PUT");
  static final Key<Scalar> PATCH = request("patch", "PATCH");
  static final Key<Scalar> DELETE = request("delete", "DELETE");
  static final Key<Scalar> HEAD = request("head", "HEAD");

  static final Key<Scalar> WEBSOCKET =
      Key.of(
              "websocket",
              Scalars.TEMPLATE,
              "Opens a WebSocket at a path below the actor's URL, or at a whole URL.")
          .alsoCalled("ws", "connect", "webSocket");

  static final Key<Scalar> EVENTS =
      Key.of(
              "events",
              Scalars.TEMPLATE,
              "Opens a stream of server-sent events at a path below the actor's URL, or at a whole URL.")
          .alsoCalled("sse", "eventSource", "subscribe");

  static final Key<Node> SEND =
      Key.of(
              "send",
              new AnyShape("a text, or a map or list to send as JSON"),
              "Sends one message on an open WebSocket: a text, or a map or list as JSON.")
          .alsoCalled("emit", "publish", "message");

  static final Key<Scalar> SEND_BINARY =
      Key.of(
              "sendBinary",
              Scalars.TEMPLATE,
              "Sends one binary message on an open WebSocket, given in base64.")
          .alsoCalled("binary", "send_binary", "send binary");

  static final Key<Scalar> AWAIT =
      Key.of(
              "await",
              Scalars.EXPRESSION,
              "Waits for a message of an open stream of which this holds, the next or one already received.")
          .alsoCalled("receive", "waitFor", "wait_for");

  static final Key<Duration> SLEEP =
      Key.of("sleep", DurationShapes.DURATION, "Does nothing for a while.")
          .alsoCalled("wait", "pause", "delay");

  static final List<Key<Scalar>> REQUESTS = List.of(GET, POST, PUT, PATCH, DELETE, HEAD);

  /** Requests that may have a body: one of GET or HEAD has no meaning (RFC 9110). */
  static final List<Key<?>> WITH_BODY = List.of(POST, PUT, PATCH, DELETE);

  static final List<Key<?>> ALL =
      of(
          of(REQUESTS, List.of(WEBSOCKET, EVENTS, SEND, SEND_BINARY, AWAIT, SLEEP)),
          BrowserKeys.ALL);

  private static Key<Scalar> request(String name, String method) {
    return Key.of(
            name,
            Scalars.TEMPLATE,
            "Sends a "
                + method
                + " request to a path below the actor's URL, or to a whole URL; ${…} holds an expression.")
        .alsoCalled(method, method.equals("GET") ? "fetch" : "");
  }

  static List<Key<?>> of(List<? extends Key<?>> some, List<? extends Key<?>> more) {
    return Stream.<Key<?>>concat(some.stream(), more.stream()).toList();
  }
}

package dev.nines.journey;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a step does. A new kind is one more record here, and then what the compiler asks for. */
public sealed interface Act permits Act.Request, Act.StreamAct, Act.Pause, BrowserAct {

  /** The stream's name where an author gives none. */
  String DEFAULT_STREAM = "stream";

  /**
   * An HTTP request; in scope of the step's expressions: {@code status, headers, body, json,
   * duration}.
   *
   * @param target a path, resolved against the actor's base URL, or a whole URL
   * @param content the body, or null
   * @param poll repeats the request until something holds, or null for a single request
   */
  record Request(
      String method,
      Template target,
      Map<String, Template> query,
      Map<String, Template> headers,
      @Nullable Content content,
      @Nullable Poll poll)
      implements Act {
    public Request {
      query = ordered(query);
      headers = ordered(headers);
    }
  }

  /**
   * Repeats a request every {@code every}, measured from the end of an answer, until {@code until}
   * holds of one.
   */
  record Poll(Expression until, Duration every) {
    public static final Duration DEFAULT_EVERY = Duration.ofMillis(500);
  }

  /** An act on one of the actor's named streams. */
  sealed interface StreamAct extends Act {
    String stream();
  }

  /**
   * Opens a WebSocket (RFC 6455); in scope: {@code status, headers, duration}.
   *
   * @param ping the interval of pings; a ping that is not answered within one interval ends the
   *     stream; null for none
   */
  record OpenWebSocket(
      String stream,
      Template target,
      Map<String, Template> query,
      Map<String, Template> headers,
      List<Template> subprotocols,
      @Nullable Duration ping)
      implements StreamAct {
    public OpenWebSocket {
      query = ordered(query);
      headers = ordered(headers);
      subprotocols = List.copyOf(subprotocols);
    }
  }

  /** Opens a stream of server-sent events; in scope: {@code status, headers, duration}. */
  record OpenEvents(
      String stream, Template target, Map<String, Template> query, Map<String, Template> headers)
      implements StreamAct {
    public OpenEvents {
      query = ordered(query);
      headers = ordered(headers);
    }
  }

  /** Sends one message on an open WebSocket. */
  record Send(String stream, Payload payload) implements StreamAct {}

  /**
   * Waits for a message that {@code match} holds of, the next or one already received; in scope:
   * {@code message} (JSON where it is JSON, else the text), {@code text}, and for server-sent
   * events {@code event} and {@code id}. The message found is taken from the stream, the others
   * stay.
   */
  record Await(String stream, Expression match) implements StreamAct {}

  /** Does nothing for a while. */
  record Pause(Duration duration) implements Act {}

  /** A request's body. */
  sealed interface Content {}

  record Json(JsonTemplate json) implements Content {}

  /** Fields in {@code application/x-www-form-urlencoded}. */
  record Form(Map<String, Template> fields) implements Content {
    public Form {
      fields = ordered(fields);
    }
  }

  /** Text as it is, in UTF-8; {@code text/plain} unless a header says otherwise. */
  record Raw(Template text) implements Content {}

  /** A message to send. */
  sealed interface Payload {}

  record TextPayload(Template text) implements Payload {}

  record JsonPayload(JsonTemplate json) implements Payload {}

  /** Bytes, given in base64. */
  record BinaryPayload(Template base64) implements Payload {}

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}

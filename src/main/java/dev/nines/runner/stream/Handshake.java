package dev.nines.runner.stream;

import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import dev.nines.journey.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import okhttp3.Headers;
import okhttp3.Request;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The opening handshake of a WebSocket (RFC 6455, 4). No extension is offered: none is spoken here.
 */
final class Handshake {

  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";

  private final String accept;
  private final Request request;

  private Handshake(String accept, Request request) {
    this.accept = accept;
    this.request = request;
  }

  /** Makes {@code request} ask for a WebSocket. */
  static Handshake of(
      Request.Builder request, List<Template> subprotocols, Scope scope, RandomGenerator random)
      throws EvaluationException {
    var nonce = new byte[16];
    random.nextBytes(nonce);
    var key = ByteString.of(nonce).base64();
    request
        .header("Connection", "Upgrade")
        .header("Upgrade", "websocket")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", key);
    var offered = new ArrayList<String>();
    for (var subprotocol : subprotocols) {
      offered.add(subprotocol.render(scope));
    }
    if (!offered.isEmpty()) {
      request.header(SUBPROTOCOL, String.join(", ", offered));
    }
    return new Handshake(ByteString.encodeUtf8(key + MAGIC).sha1().base64(), request.build());
  }

  Request request() {
    return request;
  }

  /** What is wrong with an answer of status 101, or null. */
  @Nullable String fault(Headers answer) {
    if (!hasToken(answer, "Connection", "Upgrade")) {
      return expected("Connection", "Upgrade", answer);
    }
    if (!hasToken(answer, "Upgrade", "websocket")) {
      return expected("Upgrade", "websocket", answer);
    }
    if (!accept.equals(answer.get("Sec-WebSocket-Accept"))) {
      return expected("Sec-WebSocket-Accept", accept, answer);
    }
    if (answer.get("Sec-WebSocket-Extensions") != null) {
      return expected("Sec-WebSocket-Extensions", "none", answer);
    }
    var chosen = answer.get(SUBPROTOCOL);
    if (chosen == null || hasToken(request.headers(), SUBPROTOCOL, chosen)) {
      return null;
    }
    var offered = request.header(SUBPROTOCOL);
    return expected(SUBPROTOCOL, offered == null ? "none" : "one of " + offered, answer);
  }

  /** The subprotocol that the server chose, or "". */
  static String subprotocol(Headers answer) {
    var chosen = answer.get(SUBPROTOCOL);
    return chosen == null ? "" : chosen;
  }

  private static boolean hasToken(Headers answer, String header, String token) {
    return answer.values(header).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .anyMatch(value -> value.strip().equalsIgnoreCase(token));
  }

  private static String expected(String header, String expected, Headers answer) {
    var value = answer.get(header);
    return "expected %s: %s, got %s"
        .formatted(header, expected, value == null ? "none" : Cut.at(Cut.SENTENCE, value));
  }
}

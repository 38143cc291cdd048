package dev.nines.runner.hostile;

import dev.nines.fuzz.Case;
import dev.nines.fuzz.Fuzz;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import okio.Buffer;
import okio.ByteString;

/** What a server sends that nobody should, on a stream that it opened. */
record GibberishFrames(Case made, Gibberish answers) {

  /**
   * The answer that opens a WebSocket, mostly as it should be: all but the key of the request,
   * which the server's own thread knows.
   */
  Function<Asked, byte[]> opening() {
    if (made.onceIn(10)) {
      var other = answers.answer();
      made.played("instead of a WebSocket: " + new String(other, StandardCharsets.ISO_8859_1));
      return _ -> other;
    }
    var more =
        made.onceIn(10)
            ? made.oneOf(
                "Sec-WebSocket-Extensions: permessage-deflate\r\n",
                "Sec-WebSocket-Protocol: x\r\n",
                "Content-Length: 10\r\n",
                "Transfer-Encoding: chunked\r\n",
                "X: " + "x".repeat(made.upTo(300_000)) + "\r\n")
            : "";
    made.played("a WebSocket, and " + more);
    return asked -> opening(asked, more);
  }

  private static byte[] opening(Asked asked, String more) {
    var key = String.valueOf(asked.header("sec-websocket-key"));
    var accept =
        ByteString.encodeUtf8(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").sha1().base64();
    return Gibberish.latin(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + more
            + "Sec-WebSocket-Accept: "
            + accept
            + "\r\n\r\n");
  }

  /** Some frames, each right or wrong. */
  byte[] frames() {
    var out = new Buffer();
    for (int left = 1 + made.upTo(12); left > 0; left--) {
      switch (made.below(8)) {
        case 0 -> out.write(made.bytes(1 + made.upTo(400)));
        case 1 -> close(out);
        case 2 -> flood(out);
        case 3 -> frame(out, made.below(256), made.bytes(made.upTo(made.onceIn(9) ? 90_000 : 200)));
        case 4 -> frame(out, made.oneOf(0x89, 0x8A, 0x09, 0xC9), made.bytes(made.upTo(200)));
        case 5 -> frame(out, 0x81, made.bytes(made.upTo(100)));
        default -> frame(out, made.onceIn(9) ? 0x01 : 0x81, text());
      }
    }
    return out.readByteArray();
  }

  private byte[] text() {
    return switch (made.below(5)) {
      case 0 -> Gibberish.latin("{\"n\": 1, \"text\": \"" + Fuzz.CANARY + "\"}");
      case 1 -> made.text(300).getBytes(StandardCharsets.UTF_8);
      default -> answers.json().getBytes(StandardCharsets.UTF_8);
    };
  }

  private void close(Buffer out) {
    var reason = made.onceIn(3) ? Fuzz.CANARY : made.text(130);
    var code =
        made.oneOf(
            0, 999, 1000, 1001, 1004, 1005, 1006, 1011, 1015, 2999, 3000, 4999, 5000, 65_535);
    var payload = new Buffer().writeShort(code).writeUtf8(reason.replaceAll("[\ud800-\udfff]", ""));
    frame(out, 0x88, made.onceIn(5) ? made.bytes(made.below(3)) : payload.readByteArray());
  }

  private void flood(Buffer out) {
    int head = made.oneOf(0x00, 0x01, 0x02, 0x81, 0x89, 0x80);
    int size = made.upTo(made.onceIn(3) ? 5_000 : 10);
    for (int left = made.upTo(made.onceIn(3) ? 80_000 / (1 + size / 40) : 200); left > 0; left--) {
      frame(out, head, new byte[size]);
    }
  }

  /** With a length that is told in any way, and a mask that no server should have. */
  private void frame(Buffer out, int head, byte[] payload) {
    int mask = made.onceIn(25) ? 0x80 : 0;
    out.writeByte(head);
    int told =
        made.onceIn(25)
            ? made.below(3)
            : payload.length < 126 ? 0 : payload.length < 65_536 ? 1 : 2;
    long length = made.onceIn(40) ? made.number() : payload.length;
    switch (told) {
      case 0 -> out.writeByte(mask | (int) (length & 0x7d));
      case 1 -> out.writeByte(mask | 126).writeShort((int) length);
      default -> out.writeByte(mask | 127).writeLong(length);
    }
    if (mask != 0 && made.onceIn(2)) {
      out.writeInt((int) made.number());
    }
    out.write(payload);
  }

  /** Server-sent events, or what looks a little like them. */
  byte[] events() {
    var out = new ByteArrayOutputStream();
    for (int left = 1 + made.upTo(30); left > 0; left--) {
      var field =
          made.oneOf(
              "data: ", "data:", "data", "event: ", "id: ", "retry: ", ": ", ":", "", " ", "x: ");
      var value =
          switch (made.below(6)) {
            case 0 -> Fuzz.CANARY;
            case 1 -> String.valueOf(made.number());
            case 2 -> answers.json();
            case 3 -> "x".repeat(made.upTo(made.onceIn(9) ? 6_000_000 : 1_000));
            default -> made.text(60);
          };
      out.writeBytes((field + value).getBytes(StandardCharsets.UTF_8));
      out.writeBytes(Gibberish.latin(made.oneOf("\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "")));
    }
    if (made.onceIn(10)) {
      out.writeBytes(made.bytes(1 + made.upTo(1_000)));
    }
    return out.toByteArray();
  }
}

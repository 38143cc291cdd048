package dev.nines.runner.hostile;

import dev.nines.fuzz.Case;
import dev.nines.fuzz.Fuzz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Answers in HTTP/1.1 as nobody should give them, and some that are right. */
record Gibberish(Case made) {

  private static final List<String> STATUS =
      List.of(
          "HTTP/1.1 200 OK",
          "HTTP/1.1 200 OK",
          "HTTP/1.1 200 OK",
          "HTTP/1.0 200",
          "HTTP/1.1 200",
          "HTTP/1.1 20",
          "HTTP/1.1 999 x",
          "HTTP/1.1 -1 x",
          "HTTP/1.1 2000 x",
          "HTTP/1.1 0200 x",
          "HTTP/2 200",
          "HTTP/9.9 200 OK",
          "ICY 200 OK",
          "HTTP/1.1  200 OK",
          "http/1.1 200 ok",
          "",
          "HTTP/1.1 101 Switching Protocols",
          "HTTP/1.1 100 Continue",
          "HTTP/1.1 103 Early Hints",
          "HTTP/1.1 204 None",
          "HTTP/1.1 206 Part",
          "HTTP/1.1 301 Moved",
          "HTTP/1.1 307 There",
          "HTTP/1.1 304 Same",
          "HTTP/1.1 401 Who",
          "HTTP/1.1 407 Who",
          "HTTP/1.1 408 Late",
          "HTTP/1.1 421 Misdirected",
          "HTTP/1.1 429 Many",
          "HTTP/1.1 503 Away",
          "HTTP/1.1 500 " + Fuzz.CANARY,
          "HTTP/1.1 418 \u0000\u0001");

  private static final List<String> HEADERS =
      List.of(
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding: chunked, chunked",
          "Transfer-Encoding: identity",
          "Transfer-Encoding: \tChUnKeD",
          "Content-Encoding: gzip",
          "Content-Encoding: gzip, gzip",
          "Content-Encoding: deflate",
          "Content-Encoding: br",
          "Content-Encoding: zstd",
          "Content-Type: application/json",
          "Content-Type: text/plain; charset=nope",
          "Content-Type: application/json; charset=UTF-32",
          "Content-Type: text/html; charset=\"",
          "Content-Type: multipart/mixed; boundary=\"",
          "Content-Type: ;;;=",
          "Content-Type: */*",
          "Location: /again",
          "Location: //",
          "Location: http://",
          "Location: http://[",
          "Location: ",
          "Location: http://127.0.0.1:99999/",
          "Location: file:///etc/passwd",
          "Location: \u0000",
          "Location: http://169.254.169.254/",
          "Location: http://user:" + Fuzz.CANARY + "@127.0.0.1:1/",
          "Location: /?token=" + Fuzz.CANARY,
          "Location: javascript:alert(1)",
          "Set-Cookie: a=" + Fuzz.CANARY + "; Path=/; Max-Age=99999999999999999999",
          "Set-Cookie: =; Domain=.; Expires=never",
          "Set-Cookie: a",
          "Set-Cookie: ;;;;",
          "Connection: close",
          "Connection: keep-alive",
          "Connection: upgrade",
          "Upgrade: h2c",
          "Trailer: X-End",
          "Content-Range: bytes 9-1/0",
          "Date: yesterday",
          "Retry-After: -1",
          "Retry-After: 99999999999999999999",
          "Alt-Svc: h3=\":443\"; ma=-1",
          "Keep-Alive: timeout=x",
          "WWW-Authenticate: Basic realm=\"",
          "WWW-Authenticate: Bearer error=" + Fuzz.CANARY,
          "WWW-Authenticate: Digest ,,,,",
          "Proxy-Authenticate: Negotiate =",
          " folded",
          "\tfolded",
          "no colon",
          ": no name",
          "X Y: space",
          "X\u0000: nul",
          "X: \u0000",
          "X: \u00ff\u00fe",
          "traceparent: 00-0-0-0",
          "ETag: W/\"",
          "Sec-WebSocket-Accept: x");

  private static final List<String> JSON =
      List.of(
          "{\"a\": {\"b\": 1}, \"items\": [1, 2, 3], \"next\": \"x\"}",
          "[]",
          "null",
          "\"x\"",
          "{",
          "{\"a\": 1, \"a\": 2}",
          "1e999999999",
          "-0",
          "[1,]",
          "{\"a\":}",
          "NaN",
          "'x'",
          "\ufeff{}",
          "{\"\\ud800\": \"\\udc00\"}",
          "{\"\\u0000\": \"\u0000\"}",
          "// x\n{}",
          "[] []",
          "{\"next\": \"../../../\"}",
          "{\"next\": \"" + Fuzz.CANARY + "\"}",
          "{\"next\": [[[]]]}");

  private static final byte[] BOMB = zipped(new byte[64 * 1024 * 1024]);

  private static final List<String> PIECES =
      List.of(
          "{", "[", "\"", ",", ":", "\\", "0", "\r\n", "a:", "\u0000", "<!--", "]]>", "%00", ";");

  static byte[] zipped(byte[] plain) {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A head and a body, which may have nothing to do with one another. */
  byte[] answer() {
    var out = new ByteArrayOutputStream();
    if (made.onceIn(25)) {
      out.writeBytes(made.bytes(1 + made.upTo(5_000)));
      return out.toByteArray();
    }
    var body = body();
    var head = new StringBuilder(made.oneOf(STATUS)).append("\r\n");
    boolean framed = made.below(3) > 0;
    boolean chunked = framed && made.onceIn(3);
    if (framed) {
      head.append(
          chunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + body.length + "\r\n");
    } else if (made.onceIn(2)) {
      head.append("Content-Length: ").append(made.number()).append("\r\n");
    }
    for (int left = made.upTo(6); left > 0; left--) {
      head.append(made.onceIn(8) ? "X-" + made.text(200) : made.oneOf(HEADERS));
      head.append(made.onceIn(40) ? "\n" : "\r\n");
    }
    if (made.onceIn(30)) {
      head.append(made.oneOf("X-Many: x\r\n", "Set-Cookie: a=b\r\n").repeat(made.upTo(20_000)));
    }
    out.writeBytes(latin(head.append("\r\n").toString()));
    if (chunked) {
      chunks(out, body);
    } else {
      out.writeBytes(body);
    }
    return out.toByteArray();
  }

  private void chunks(ByteArrayOutputStream out, byte[] body) {
    for (int at = 0; at < body.length; ) {
      int size = Math.min(body.length - at, 1 + made.upTo(60_000));
      var told =
          made.onceIn(25)
              ? made.oneOf("ffffffffffffffff", "-1", "0x10", "", "g", "7fffffff", " 5", "5;x=\"")
              : Integer.toHexString(size);
      var more = made.onceIn(25) ? ";" + "x".repeat(made.upTo(20_000)) : "";
      out.writeBytes(latin(told + more + "\r\n"));
      out.write(body, at, size);
      out.writeBytes(latin(made.onceIn(30) ? "\n" : "\r\n"));
      at += size;
    }
    out.writeBytes(
        latin(
            made.oneOf(
                "0\r\n\r\n", "0\r\n\r\n", "0\r\nX-End: x\r\n\r\n", "0\r\n", "0\r\nx\r\n\r\n", "")));
  }

  byte[] body() {
    return switch (made.below(10)) {
      case 0 -> BOMB;
      case 1 -> zipped(made.onceIn(3) ? BOMB : latin(json()));
      case 2 -> deflated(latin(json()));
      case 3 -> made.bytes(made.upTo(300_000));
      case 4 -> latin("x".repeat(made.upTo(400_000)));
      case 5 -> latin(made.text(2_000) + Fuzz.CANARY + made.text(2_000));
      default -> json().getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] deflated(byte[] plain) {
    var out = new ByteArrayOutputStream();
    try (var zip = new DeflaterOutputStream(out)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  String json() {
    return switch (made.below(6)) {
      case 0 -> made.oneOf("[", "{\"a\":", "[{\"a\":[").repeat(made.upTo(60_000));
      case 1 -> "[" + "1".repeat(made.upTo(200_000)) + "]";
      case 2 -> "[0" + ",0".repeat(made.upTo(100_000)) + "]";
      case 3 -> made.mangled(made.oneOf(JSON), PIECES, JSON);
      default -> made.oneOf(JSON);
    };
  }
}

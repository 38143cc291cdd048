package dev.nines.runner.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import okio.Buffer;
import okio.ByteString;

/** A server's end of one connection. */
public final class Wire implements AutoCloseable {

  static final int TEXT = 0x81;
  static final int CLOSE = 0x88;
  static final int PING = 0x89;
  static final int PONG = 0x8A;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private String head = "";

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new java.io.BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** A frame as its client sent it, unmasked. */
  public record Received(int head, ByteString payload) {
    String text() {
      return payload.utf8();
    }

    int closeCode() {
      return payload.size() < 2
          ? 1005
          : ((payload.getByte(0) & 0xFF) << 8) | (payload.getByte(1) & 0xFF);
    }
  }

  /** Reads a request's head. */
  String head() throws IOException {
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      text.append((char) byteOrEnd());
    }
    head = text.toString();
    return head;
  }

  /** The head that was read. */
  String requested() {
    return head;
  }

  /** The target of the request that was read. */
  String target() {
    return head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP/"));
  }

  /** A header of the head that was read, or "". */
  String header(String name) {
    return head.lines()
        .filter(
            line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  void send(String text) throws IOException {
    send(text.getBytes(UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void answer(String status, String... headers) throws IOException {
    send(answerHead(status, headers));
  }

  static String answerHead(String status, String... headers) {
    var text = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
    for (var header : headers) {
      text.append(header).append("\r\n");
    }
    return text.append("\r\n").toString();
  }

  /** Reads a request and answers it by a WebSocket. */
  public Wire upgrade(String... headers) throws IOException {
    head();
    send(upgradeHead(headers));
    return this;
  }

  /** The answer to the head that was read that opens a WebSocket. */
  String upgradeHead(String... headers) {
    var all = Arrays.copyOf(headers, headers.length + 3);
    all[headers.length] = "Upgrade: websocket";
    all[headers.length + 1] = "Connection: Upgrade";
    all[headers.length + 2] = "Sec-WebSocket-Accept: " + accept();
    return answerHead("101 Switching Protocols", all);
  }

  private String accept() {
    return ByteString.encodeUtf8(
            header("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
        .sha1()
        .base64();
  }

  /** Reads a request and answers it by a stream of events. */
  Wire events(String... headers) throws IOException {
    head();
    var all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Type: text/event-stream";
    answer("200 OK", all);
    return this;
  }

  public Wire text(String text) throws IOException {
    return frame(TEXT, ByteString.encodeUtf8(text));
  }

  Wire close(int code, String reason) throws IOException {
    return frame(CLOSE, new Buffer().writeShort(code).writeUtf8(reason).readByteString());
  }

  public Wire frame(int head, ByteString payload) throws IOException {
    send(frameBytes(head, payload));
    return this;
  }

  static byte[] frameBytes(int head, ByteString payload) {
    var frame = new Buffer().writeByte(head);
    int length = payload.size();
    if (length < 126) {
      frame.writeByte(length);
    } else if (length < 65_536) {
      frame.writeByte(126).writeShort(length);
    } else {
      frame.writeByte(127).writeLong(length);
    }
    return frame.write(payload).readByteArray();
  }

  /** Reads a client's frame. */
  public Received received() throws IOException {
    int first = byteOrEnd();
    int second = byteOrEnd();
    long length = second & 0x7F;
    if (length == 126) {
      length = bytes(2).asByteBuffer().getShort() & 0xFFFF;
    } else if (length == 127) {
      length = bytes(8).asByteBuffer().getLong();
    }
    if ((second & 0x80) == 0) {
      throw new IOException("a client must mask");
    }
    var mask = bytes(4);
    var payload = bytes((int) length).toByteArray();
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask.getByte(i & 3);
    }
    return new Received(first, ByteString.of(payload));
  }

  /** Reads a client's frames until one of this kind. */
  Received received(int head) throws IOException {
    while (true) {
      var frame = received();
      if (frame.head() == head) {
        return frame;
      }
    }
  }

  /** Reads until the client hangs up; the code of its close frame, if it sent one. */
  Optional<Integer> awaitEnd() {
    try {
      while (true) {
        var frame = received();
        if (frame.head() == CLOSE) {
          return Optional.of(frame.closeCode());
        }
      }
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Answers pings until the client hangs up. */
  void answerPings() throws IOException {
    while (true) {
      frame(PONG, received(PING).payload());
    }
  }

  /** Reads raw bytes until the client hangs up. */
  public void awaitHangUp() {
    try {
      while (in.read() >= 0) {
        // Goes on.
      }
    } catch (IOException _) {
      // Hung up by a reset.
    }
  }

  /** A peer's slowness, which is part of its play: waits so long for what never comes. */
  void pause(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      if (in.read() < 0) {
        throw new EOFException();
      }
    } catch (java.net.SocketTimeoutException _) {
      // As long as it was to be.
    }
  }

  /** Closes the connection so that the client gets a reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private ByteString bytes(int count) throws IOException {
    var bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return ByteString.of(bytes);
  }

  private int byteOrEnd() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // Closed all the same.
    }
  }
}

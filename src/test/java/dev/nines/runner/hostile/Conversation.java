package dev.nines.runner.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** One connection as a hostile server holds it. */
public final class Conversation {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final int number;

  Conversation(Socket socket, int number) throws IOException {
    this.socket = socket;
    this.number = number;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** From 1, in the order of acceptance. */
  public int number() {
    return number;
  }

  /** Reads a request: its head and the body that its Content-Length announces. */
  public Asked request() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = in.read();
      if (read < 0) {
        throw new IOException("the client left");
      }
      head.append((char) read);
    }
    var asked = Asked.parse(head.toString());
    var length = asked.headers().get("content-length");
    return length == null
        ? asked
        : asked.with(new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8));
  }

  /** Blocks until the client sends at least a byte; reads no more. */
  public int firstByte() throws IOException {
    return in.read();
  }

  /** Reads exactly {@code count} bytes. */
  public byte[] bytes(int count) throws IOException {
    var bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new IOException("the client left");
    }
    return bytes;
  }

  public Conversation send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public Conversation send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Sends {@code text} again and again, until the client leaves. */
  public void flood(String text) throws IOException {
    flood(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void flood(byte[] bytes) throws IOException {
    var block = new byte[Math.max(1, 64 * 1024 / bytes.length) * bytes.length];
    for (int at = 0; at < block.length; at += bytes.length) {
      System.arraycopy(bytes, 0, block, at, bytes.length);
    }
    while (true) {
      out.write(block);
    }
  }

  /** Sends one byte after the other, slowly. */
  public void drip(String text, Duration pace) throws IOException {
    for (byte one : text.getBytes(StandardCharsets.ISO_8859_1)) {
      send(new byte[] {one});
      LockSupport.parkNanos(pace.toNanos());
    }
  }

  public void close() throws IOException {
    socket.close();
  }

  /** Closes the connection so that the other end sees a reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Passes all that comes on to {@code other}, and back, until one end closes. */
  public void relay(Socket other) throws IOException, InterruptedException {
    var back =
        Thread.ofVirtual()
            .name("relay")
            .start(() -> {
              try {
                other.getInputStream().transferTo(out);
              } catch (IOException _) {
                // One end is closed: it is over.
              }
            });
    try {
      in.transferTo(other.getOutputStream());
    } finally {
      other.close();
      back.join();
    }
  }

  /** The socket itself, for what it knows of TLS. */
  public Socket socket() {
    return socket;
  }

  /** Reads and drops all that comes, until the client closes its end. */
  void drain() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }
}

package dev.nines.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Answers every request after the same delay, and keeps a book of how long it really took: from the
 * request's last byte read to the answer's first byte written.
 */
final class PunctualServer implements AutoCloseable {

  private static final String ID = "x-request-id: ";
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nIt works.\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final Duration delay;
  private final ServerSocket socket;
  private final BlockingQueue<Served> served = new LinkedBlockingQueue<>();

  /**
   * @param run the run's id, which a request's id begins with
   * @param begun when the request was read, on the monotonic clock, in nanoseconds
   * @param nanos the delay as it was
   */
  record Served(String run, long begun, long nanos) {}

  PunctualServer(Duration delay) throws IOException {
    this.delay = delay;
    this.socket = new ServerSocket();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
    // Platform threads: they wake up on time, whatever other connections do.
    var threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          while (!socket.isClosed()) {
            try {
              var connection = socket.accept();
              threads.execute(() -> serve(connection));
            } catch (IOException _) {
              threads.shutdownNow();
            }
          }
        });
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  BlockingQueue<Served> served() {
    return served;
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      var in = connection.getInputStream();
      for (var head = head(in); head != null; head = head(in)) {
        long begun = System.nanoTime();
        Thread.sleep(delay);
        long nanos = System.nanoTime() - begun;
        connection.getOutputStream().write(ANSWER);
        served.add(new Served(run(head), begun, nanos));
      }
    } catch (IOException | InterruptedException _) {
      // Whoever asked is gone, or the benchmark is over.
    }
  }

  /** A request's head; requests have no bodies here. Null when there are no more. */
  private static @Nullable String head(InputStream in) throws IOException {
    var buffer = new byte[8192];
    int length = 0;
    while (length < buffer.length) {
      int count = in.read(buffer, length, buffer.length - length);
      if (count < 0) {
        return null;
      }
      length += count;
      var text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
      if (text.endsWith("\r\n\r\n")) {
        return text;
      }
    }
    throw new IOException("a head of more than " + buffer.length + " bytes");
  }

  private static String run(String head) {
    int at = head.toLowerCase(Locale.ROOT).indexOf(ID);
    return at < 0 ? "" : head.substring(at + ID.length(), head.indexOf('-', at + ID.length()));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The server as a process: prints its URL, then at any line the book of all that it served. */
  public static void main(String... arguments) throws IOException {
    var orders = new Orders();
    try (var server = new PunctualServer(Duration.parse(arguments[0]))) {
      orders.answer(server.url());
      while (orders.next() != null) {
        var book = new StringBuilder();
        server.served.forEach(
            one -> book.append(one.run()).append(' ').append(one.nanos()).append(' '));
        orders.answer(book.toString());
      }
    }
  }
}

package dev.nines.notify.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server of one answer, which need not be HTTP, for each request that comes. */
final class RoughServer implements AutoCloseable {

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicLong written = new AtomicLong();
  private final AtomicInteger open = new AtomicInteger();
  private final CountDownLatch broken = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Answer answer = _ -> {};

  /** Writes an answer. */
  interface Answer {
    void to(OutputStream out) throws IOException, InterruptedException;
  }

  RoughServer() throws IOException {
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  void answers(Answer answer) {
    this.answer = answer;
  }

  /** How many bytes of answers were taken off its hands. */
  long written() {
    return written.get();
  }

  /** How many connections are open. */
  int open() {
    return open.get();
  }

  /** Waits until the other side ends a connection before all was written. */
  void awaitBroken() throws InterruptedException {
    assertThat(broken.await(30, TimeUnit.SECONDS)).as("the connection is ended").isTrue();
  }

  /** Waits until a connection is over. */
  void awaitClosed() throws InterruptedException {
    assertThat(closed.await(30, TimeUnit.SECONDS)).as("the connection is closed").isTrue();
  }

  private void accept() {
    try {
      while (true) {
        var socket = listening.accept();
        open.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // The end.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = socket.getInputStream();
      while (request(in)) {
        try {
          var out = new Counted(socket.getOutputStream());
          answer.to(out);
          out.flush();
        } catch (IOException e) {
          broken.countDown();
          throw e;
        }
      }
    } catch (IOException _) {
      // It is over.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.decrementAndGet();
      closed.countDown();
    }
  }

  /** Reads one request; false where there is none any more. */
  private static boolean request(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.append((char) next);
    }
    var length =
        head.toString()
            .lines()
            .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return in.readNBytes(length).length == length;
  }

  /** Counts what is written. */
  private final class Counted extends FilterOutputStream {

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      written.incrementAndGet();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      written.addAndGet(length);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.nines.runner.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/** A server on loopback that plays to each connection what a test wrote, byte by byte. */
public final class RawServer implements AutoCloseable {

  /** What is done on one connection; it is closed at the end. */
  @FunctionalInterface
  public interface Play {
    void on(Wire wire) throws Exception;
  }

  private final ServerSocket socket;
  private final Queue<Play> plays;
  private final List<Wire> wires = new CopyOnWriteArrayList<>();
  private final Play last;
  private int playing;

  /** The first connections get {@code plays} in order, every further one the last. */
  public RawServer(Play... plays) throws IOException {
    this(ServerSocketFactory.getDefault(), plays);
  }

  RawServer(ServerSocketFactory sockets, Play... plays) throws IOException {
    this.socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.plays = new ArrayDeque<>(List.of(plays));
    this.last = plays[plays.length - 1];
    Thread.ofVirtual().name("raw server").start(this::accept);
  }

  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        var wire = new Wire(socket.accept());
        wires.add(wire);
        var next = plays.poll();
        begin(1);
        Thread.ofVirtual()
            .name("raw server play")
            .start(() -> play(next == null ? last : next, wire));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void play(Play play, Wire wire) {
    try (wire) {
      play.on(wire);
    } catch (Exception _) {
      // The client hung up, which many a test wants.
    } finally {
      begin(-1);
    }
  }

  private synchronized void begin(int change) {
    playing += change;
    notifyAll();
  }

  /** Waits until every play is over: the clients have hung up on those that wait for it. */
  synchronized void awaitOver() throws InterruptedException {
    long end = System.nanoTime() + 10_000_000_000L;
    while (playing > 0) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError(playing + " connections are still open");
      }
      wait(left);
    }
  }

  int connections() {
    return wires.size();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    wires.forEach(Wire::close);
  }
}

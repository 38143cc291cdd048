package dev.nines.runner.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A server on loopback that treats every connection in the same bad way. */
public final class HostileServer implements AutoCloseable {

  private static final int SMALL = 16 * 1024;

  private final ServerSocket server;
  private final Misbehaviour misbehaviour;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new ArrayList<>();
  private int accepted;

  private HostileServer(ServerSocket server, Misbehaviour misbehaviour) {
    this.server = server;
    this.misbehaviour = misbehaviour;
  }

  public static HostileServer that(Misbehaviour misbehaviour) {
    try {
      var socket = new ServerSocket();
      socket.setReceiveBufferSize(SMALL); // A client that sends much must wait for its reader.
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return on(socket, misbehaviour);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server on a bound socket, such as one that speaks TLS; it is closed with the server. */
  public static HostileServer on(ServerSocket socket, Misbehaviour misbehaviour) {
    var server = new HostileServer(socket, misbehaviour);
    server.start(server::accept);
    return server;
  }

  public int port() {
    return server.getLocalPort();
  }

  public String url() {
    return "http://" + address();
  }

  /** {@code host:port} */
  public String address() {
    return "127.0.0.1:" + port();
  }

  /** How many connections there were. */
  public synchronized int connections() {
    return accepted;
  }

  private synchronized void start(Runnable task) {
    threads.add(Thread.ofVirtual().name("hostile server").start(task));
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        sockets.add(socket);
        start(() -> serve(socket));
      }
    } catch (IOException _) {
      // Closed: the test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      int number;
      synchronized (this) {
        number = ++accepted;
      }
      var conversation = new Conversation(socket, number);
      misbehaviour.on(conversation);
      conversation.drain();
    } catch (IOException | InterruptedException _) {
      // The client left, or the test is over.
    } finally {
      forget(socket);
    }
  }

  private synchronized void forget(Socket socket) {
    sockets.remove(socket);
    notifyAll();
  }

  /** Waits until the clients have closed every connection. */
  public synchronized void awaitIdle() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (!sockets.isEmpty()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError(sockets.size() + " connections are still open after 5 s");
      }
      wait(left);
    }
  }

  /** Closes every connection and waits for the server's threads. */
  @Override
  public void close() throws IOException {
    server.close();
    for (var socket : sockets) {
      socket.close();
    }
    List<Thread> all;
    synchronized (this) {
      all = List.copyOf(threads);
    }
    try {
      for (var thread : all) {
        thread.interrupt();
        thread.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.nines.runner.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A server whose queue is full and that accepts nobody: connections to it never come about. */
public final class FullServer implements AutoCloseable {

  private final ServerSocket server;
  private final List<Socket> fillers = new ArrayList<>();

  private FullServer(ServerSocket server) {
    this.server = server;
  }

  /** A server at this port; 0 for any. */
  public static FullServer at(InetAddress address, int port) {
    try {
      var server = new FullServer(new ServerSocket(port, 1, address));
      server.fill();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill() throws IOException {
    for (int count = 0; count < 64; count++) {
      var filler = new Socket();
      fillers.add(filler);
      try {
        filler.connect(new InetSocketAddress(server.getInetAddress(), port()), 100);
      } catch (SocketTimeoutException _) {
        return;
      }
    }
    throw new IllegalStateException("the queue of " + server + " does not become full");
  }

  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    for (var filler : fillers) {
      filler.close();
    }
    server.close();
  }
}

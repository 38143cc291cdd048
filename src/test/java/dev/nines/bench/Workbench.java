package dev.nines.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A folder for what the benchmarks need and the processes that they start. Both go when it is
 * closed, and when the process is told to end. Safe from any thread.
 */
final class Workbench implements AutoCloseable {

  private final Path folder;
  private final Deque<Led> started = new ArrayDeque<>();
  private boolean closed;

  private Workbench(Path folder) {
    this.folder = folder;
  }

  static Workbench open() throws IOException {
    var workbench = new Workbench(Files.createTempDirectory("nines-bench"));
    Runtime.getRuntime().addShutdownHook(new Thread(workbench::close, "clean up"));
    return workbench;
  }

  Path folder() {
    return folder;
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Starts a process; what it says of errors is kept in a file beside it. */
  synchronized Led start(String name, List<String> command) throws IOException {
    if (closed) {
      throw new IOException("the benchmarks are being ended");
    }
    var led = Led.start(name, command, folder.resolve(name + ".err"));
    started.push(led);
    return led;
  }

  /** A port of the loopback that nobody has. */
  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!started.isEmpty()) {
      started.pop().close();
    }
    try (var all = Files.exists(folder) ? Files.walk(folder) : java.util.stream.Stream.<Path>of()) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

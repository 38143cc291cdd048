package dev.nines.runner.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * What the process holds.
 *
 * @param sockets open socket descriptors
 * @param threads names of platform threads
 */
public record Leftovers(int sockets, Set<String> threads) {

  public static Leftovers now() {
    return new Leftovers(
        openSockets(),
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /**
   * Waits until no more sockets are open than {@code before}: a server that is not ours notices a
   * little later that its client is gone.
   */
  public static Leftovers settled(Leftovers before) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (true) {
      var now = now();
      if (now.sockets() <= before.sockets() || System.nanoTime() > deadline) {
        return now;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private static int openSockets() {
    int sockets = 0;
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (var descriptor : descriptors) {
        if (isSocket(descriptor)) {
          sockets++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sockets;
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException _) {
      return false; // Closed meanwhile.
    }
  }
}

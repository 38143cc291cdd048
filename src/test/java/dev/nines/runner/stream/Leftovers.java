package dev.nines.runner.stream;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What streams could leave behind: threads of their own, and open sockets. */
final class Leftovers {

  private final Set<Thread> platformThreads = platformThreads();
  private final long sockets = sockets();

  /** Nothing is left of what was opened since this was made, now or very soon. */
  void assertNone() {
    eventually(() -> sockets() <= sockets, () -> sockets() + " sockets; there were " + sockets);
    eventually(() -> streamThreads().isEmpty(), () -> "threads " + streamThreads());
    eventually(() -> newThreads().isEmpty(), () -> "threads of the platform " + newThreads());
  }

  /** Every named virtual thread of a stream. */
  static List<String> streamThreads() {
    try {
      var dump = Files.createTempDirectory("threads").resolve("dump.txt");
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
      var threads =
          Files.readAllLines(dump).stream()
              .filter(line -> line.matches("#\\d+ \"(websocket|events) .*"))
              .toList();
      Files.delete(dump);
      Files.delete(dump.getParent());
      return threads;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Set<Thread> newThreads() {
    var threads = platformThreads();
    threads.removeAll(platformThreads);
    return threads;
  }

  /** Threads of the platform that are not the virtual machine's own, or OkHttp's one watchdog. */
  private static Set<Thread> platformThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread ->
            !thread.getName().matches("ForkJoinPool.*|VirtualThread-.*|.*Poller.*|Okio Watchdog"))
        .collect(Collectors.toSet());
  }

  private static long sockets() {
    try (var files = Files.list(Path.of("/proc/self/fd"))) {
      return files.filter(Leftovers::isSocket).count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException _) {
      return false; // Closed since it was listed.
    }
  }

  private static void eventually(Supplier<Boolean> holds, Supplier<String> otherwise) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!holds.get()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("left behind: " + otherwise.get());
      }
      Thread.onSpinWait();
    }
  }
}

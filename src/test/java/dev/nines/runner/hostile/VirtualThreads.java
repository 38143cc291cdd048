package dev.nines.runner.hostile;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Virtual threads, as a thread dump shows them. */
public final class VirtualThreads {

  private VirtualThreads() {}

  /** The names of those whose name contains {@code part}, whatever its case. */
  public static List<String> named(String part) throws IOException {
    var folder = Files.createTempDirectory("threads");
    var file = folder.resolve("dump");
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith("#") && line.contains(" virtual"))
          .filter(line -> line.toLowerCase(Locale.ROOT).contains(part))
          .toList();
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /** Waits until there are none: the last of them end on their own after what they served. */
  public static void awaitNone(String part) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (true) {
      var names = named(part);
      if (names.isEmpty()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("threads are left behind: " + names);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}

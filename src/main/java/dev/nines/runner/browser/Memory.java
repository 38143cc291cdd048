package dev.nines.runner.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * How much memory processes have together, as Linux tells it in {@code /proc/PID/statm} (proc(5)):
 * what is each one's own, and what they share once, taken to be as much as the one has that shares
 * most. The exact number, the proportional set size, is not shown to whoever did not start them as
 * root: Chromium shuts its renderers in.
 */
final class Memory {

  /** Of every Linux that Chromium runs on, on x86-64; elsewhere no smaller. */
  private static final long PAGE = 4096;

  private static final int RESIDENT = 1;
  private static final int SHARED = 2;

  private Memory() {}

  /** In bytes; 0 on other systems. What has ended counts nothing. */
  static long of(Collection<ProcessHandle> processes) {
    long own = 0;
    long shared = 0;
    for (var process : processes) {
      try {
        var fields =
            Files.readString(Path.of("/proc", Long.toString(process.pid()), "statm"))
                .split(" ", -1);
        long sharing = Long.parseLong(fields[SHARED]);
        own += Long.parseLong(fields[RESIDENT]) - sharing;
        shared = Math.max(shared, sharing);
      } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException _) {
        // It has ended, or the system tells no such thing.
      }
    }
    return (own + shared) * PAGE;
  }
}

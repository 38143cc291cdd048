package dev.nines.runner.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Whether somebody has stopped processes ({@code kill -STOP}), as Linux tells it in {@code
 * /proc/PID/stat} (proc(5)): what a stopped renderer does not do looks like a page that hangs, and
 * is not the page's fault.
 */
final class Stopped {

  private Stopped() {}

  /** False on other systems. */
  static boolean any(Collection<ProcessHandle> processes) {
    return processes.stream().anyMatch(Stopped::is);
  }

  private static boolean is(ProcessHandle process) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      // Behind the program's name, which may have anything in it.
      return stat.startsWith(") T", stat.lastIndexOf(')'));
    } catch (IOException _) {
      return false; // It has ended, or the system tells no such thing.
    }
  }
}

package dev.nines.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process with all that it starts, looked at again and again: what they take together. Processor
 * time of what lives for less than a look is missed. Linux alone.
 */
final class Household implements AutoCloseable {

  private static final long LOOKS_MILLIS = 50;
  private static final double TICKS_PER_SECOND = 100;
  private static final double PAGES_PER_MEBIBYTE = 256;
  private static final int UTIME = 11;
  private static final int STIME = 12;

  private final ProcessHandle head;
  private final Map<ProcessHandle, Double> seconds = new HashMap<>();
  private final ScheduledExecutorService looking =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("household").factory());
  private double peak;

  private Household(ProcessHandle head) {
    this.head = head;
  }

  static Household of(ProcessHandle head) {
    var household = new Household(head);
    var _ =
        household.looking.scheduleWithFixedDelay(
            household::look, 0, LOOKS_MILLIS, TimeUnit.MILLISECONDS);
    return household;
  }

  private List<ProcessHandle> members() {
    return Stream.concat(Stream.of(head), head.descendants()).toList();
  }

  private synchronized void look() {
    var members = members();
    for (var member : members) {
      try {
        var stat = Files.readString(proc(member, "stat"));
        // The name in the second field may have blanks and parentheses in it.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        seconds.put(
            member,
            (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND);
      } catch (IOException _) {
        // It has ended; what was seen of it counts.
      }
    }
    peak = Math.max(peak, mebibytes(members));
  }

  private static Path proc(ProcessHandle process, String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  /** What each has for itself, and what they share as often as the one that shares most. */
  private static double mebibytes(List<ProcessHandle> members) {
    long own = 0;
    long shared = 0;
    for (var member : members) {
      try {
        var fields = Files.readString(proc(member, "statm")).split(" ", -1);
        long sharing = Long.parseLong(fields[2]);
        own += Long.parseLong(fields[1]) - sharing;
        shared = Math.max(shared, sharing);
      } catch (IOException _) {
        // It has ended.
      }
    }
    return (own + shared) / PAGES_PER_MEBIBYTE;
  }

  /** Processor time so far, of those that have ended too, in seconds. */
  synchronized double processorSeconds() {
    look();
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The most memory that they had at a time, in MiB. */
  synchronized double peakMebibytes() {
    return peak;
  }

  /** The memory that they have now, in MiB. */
  double mebibytes() {
    return mebibytes(members());
  }

  /** How many files the head has open. */
  long openFiles() throws IOException {
    try (var open = Files.list(proc(head, "fd"))) {
      return open.count();
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}

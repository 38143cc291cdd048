package dev.nines.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that was started for a measurement, and what the system says of it. */
final class Led implements AutoCloseable {

  /** The system counts processor time in these: {@code USER_HZ}, 100 to the second on Linux. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int MOST_SHOWN = 2_000;
  private static final int UTIME = 11;
  private static final int STIME = 12;

  private final String name;
  private final Process process;
  private final BufferedReader out;
  private final Path errors;

  private Led(String name, Process process, Path errors) {
    this.name = name;
    this.process = process;
    this.errors = errors;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Led start(String name, List<String> command, Path errors) throws IOException {
    return new Led(
        name, new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
  }

  /** Gives an order, a line, and waits for its answer, a line. */
  String ask(String order) throws IOException {
    var orders = process.getOutputStream();
    orders.write((order + "\n").getBytes(StandardCharsets.UTF_8));
    orders.flush();
    return answer();
  }

  /** The next line that it says. */
  String answer() throws IOException {
    var line = out.readLine();
    if (line == null) {
      throw new IOException(name + " ended before it answered: " + errors());
    }
    return line;
  }

  String errors() throws IOException {
    var text = Files.readString(errors);
    return text.substring(Math.max(0, text.length() - MOST_SHOWN));
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Its processor time so far, in user space and in the kernel, in seconds. */
  double processorSeconds() throws IOException {
    var stat = Files.readString(proc("stat"));
    // The name in the second field may have blanks and parentheses in it.
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND;
  }

  /** Its resident memory, in MiB. */
  double residentMebibytes() throws IOException {
    for (var line : Files.readAllLines(proc("status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
      }
    }
    throw new IOException(name + " has no memory: " + errors());
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  /**
   * Tells it that there is nothing more to do, and waits for its end.
   *
   * @return those of its processes that are still there then
   */
  List<ProcessHandle> finish() throws IOException, InterruptedException {
    var family = process.descendants().toList();
    process.getOutputStream().close();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IOException(name + " does not end: " + errors());
    }
    return family.stream().filter(ProcessHandle::isAlive).toList();
  }

  /** Ends it: asks first, then insists. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(3, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

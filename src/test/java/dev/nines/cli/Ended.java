package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that has ended, and what it printed. */
record Ended(int status, String out, String err) {

  static Ended of(Path folder, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).directory(folder.toFile());
    process.environment().putAll(environment);
    process.environment().remove("JAVA_TOOL_OPTIONS");
    return of(process);
  }

  /** Waits for two minutes at most. */
  static Ended of(ProcessBuilder command) throws IOException, InterruptedException {
    var out = Files.createTempFile("nines", ".out");
    var err = Files.createTempFile("nines", ".err");
    try {
      var process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
      } finally {
        process.destroyForcibly();
      }
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}

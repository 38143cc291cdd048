package dev.nines.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the integration tests start: the launcher, which becomes a JVM, or the native executable
 * that the system property {@code nines.executable} names ({@code make test-native}).
 */
public final class PackagedForm {

  private static final Path PROJECT = Path.of("").toAbsolutePath();

  private PackagedForm() {}

  /** A process of {@code nines} with these arguments, on the JDK of the tests. */
  public static ProcessBuilder process(List<String> arguments) {
    var process =
        new ProcessBuilder(Stream.concat(Stream.of(program()), arguments.stream()).toList());
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().remove("JAVA_TOOL_OPTIONS");
    return process;
  }

  static String program() {
    return PROJECT.resolve(System.getProperty("nines.executable", "nines")).toString();
  }
}

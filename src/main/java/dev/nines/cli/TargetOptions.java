package dev.nines.cli;

import dev.nines.target.TargetRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where journeys may go. */
final class TargetOptions {

  private final Map<String, String> variables;

  @Option(
      names = "--targets",
      paramLabel = "PATTERN",
      split = ",",
      description =
          "Where journeys may go: hosts (shop.example.com), what is below them (*.example.com),"
              + " addresses and networks (10.0.0.0/8); with ! before it, where not (default:"
              + " $NINES_TARGETS, else everywhere but to link-local and clouds' metadata addresses).")
  private @Nullable List<String> patterns;

  @Option(
      names = "--targets-file",
      paramLabel = "FILE",
      description =
          "The same, a pattern to a line, besides those of --targets (default:"
              + " $NINES_TARGETS_FILE).")
  private @Nullable Path file;

  /**
   * @param variables the environment of the process
   */
  TargetOptions(Map<String, String> variables) {
    this.variables = variables;
  }

  /** Whether any of these options is given. */
  boolean given() {
    return patterns != null || file != null;
  }

  /**
   * What was asked for.
   *
   * @throws InvalidUseException if a pattern is none, or the file cannot be read
   */
  TargetRules rules() throws InvalidUseException {
    var all =
        new ArrayList<>(
            patterns != null
                ? patterns
                : Arrays.asList(variables.getOrDefault("NINES_TARGETS", "").split(",", -1)));
    all.replaceAll(String::strip);
    all.removeIf(String::isEmpty);
    if (patterns != null && all.isEmpty()) {
      throw new InvalidUseException(
          "--targets holds no pattern; expected one, or no --targets for all that nobody refuses");
    }
    try {
      var _ = TargetRules.parse(all);
    } catch (IllegalArgumentException e) {
      throw new InvalidUseException("--targets: " + e.getMessage());
    }
    var named = named();
    if (named != null) {
      all.addAll(read(named));
    }
    return TargetRules.parse(all);
  }

  private @Nullable Path named() throws InvalidUseException {
    var variable = variables.getOrDefault("NINES_TARGETS_FILE", "");
    try {
      return file != null || variable.isEmpty() ? file : Path.of(variable);
    } catch (InvalidPathException e) {
      throw new InvalidUseException("NINES_TARGETS_FILE is no path: " + e.getReason());
    }
  }

  private static List<String> read(Path file) throws InvalidUseException {
    var found = new ArrayList<String>();
    int number = 0;
    try {
      for (var line : Files.readAllLines(file)) {
        number++;
        var pattern = line.strip();
        if (!pattern.isEmpty() && !pattern.startsWith("#")) {
          var _ = TargetRules.parse(List.of(pattern));
          found.add(pattern);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidUseException(file + ":" + number + ": " + e.getMessage());
    } catch (NoSuchFileException _) {
      throw new InvalidUseException("--targets-file " + file + ": no such file");
    } catch (IOException e) {
      throw new InvalidUseException(
          "--targets-file " + file + " cannot be read: " + e.getMessage());
    }
    if (found.isEmpty()) {
      throw new InvalidUseException(
          "--targets-file " + file + " holds no pattern; expected one, or no file");
    }
    return found;
  }
}

package dev.nines.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the history is: an option of every command that writes or reads it. */
final class HistoryOptions {

  /** The file in the working directory that is used where nothing else is said. */
  static final Path DEFAULT = Path.of("nines.db");

  private static final Pattern SECRET = Pattern.compile("[?&]password=|//[^/@]*:[^/@]*@");

  private final Map<String, String> variables;

  @Option(
      names = "--history",
      paramLabel = "FILE|URL",
      description =
          "Where the history is kept: an SQLite file, or jdbc:postgresql://HOST/DATABASE with"
              + " $NINES_HISTORY_USER and $NINES_HISTORY_PASSWORD (default: $NINES_HISTORY, else"
              + " nines.db in the working directory).")
  private @Nullable String history;

  /**
   * @param variables the environment of the process
   */
  HistoryOptions(Map<String, String> variables) {
    this.variables = variables;
  }

  /** Whether the option itself is given. */
  boolean named() {
    return history != null;
  }

  /** Whether somebody said where the history is. */
  boolean given() {
    return said().isPresent();
  }

  private Optional<String> said() {
    return Optional.ofNullable(history)
        .or(() -> Optional.ofNullable(variables.get("NINES_HISTORY")))
        .filter(text -> !text.isBlank());
  }

  /**
   * Where the history is.
   *
   * @throws InvalidUseException if what was said is no such place
   */
  HistoryPlace place() throws InvalidUseException {
    var text = said().orElse(DEFAULT.toString());
    if (text.startsWith("jdbc:postgresql:") || text.startsWith("postgresql:")) {
      if (SECRET.matcher(text).find()) {
        throw new InvalidUseException(
            "--history: the URL holds a password, which anybody can see who lists the processes;"
                + " put it into NINES_HISTORY_PASSWORD");
      }
      return new HistoryPlace.Postgres(
          text.startsWith("jdbc:") ? text : "jdbc:" + text,
          variables.get("NINES_HISTORY_USER"),
          variables.get("NINES_HISTORY_PASSWORD"));
    }
    if (text.matches("[a-z]+:.*") && !text.startsWith("jdbc:sqlite:") && text.contains(":/")) {
      throw new InvalidUseException(
          "--history is \""
              + text
              + "\"; expected a file's path, or jdbc:postgresql://HOST/DATABASE");
    }
    try {
      return new HistoryPlace.File(
          Path.of(text.startsWith("jdbc:sqlite:") ? text.substring(12) : text));
    } catch (InvalidPathException e) {
      throw new InvalidUseException("--history is no path: " + e.getMessage());
    }
  }
}

package dev.nines.yaml;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong at one place of a file.
 *
 * @param file as it was named to the loader
 * @param line from 1
 * @param column from 1, in characters
 * @param message what was found and what was expected
 * @param fix what the author probably wants to do, or null
 * @param excerpt the line with a caret under the place, for terminals; holds the author's text and
 *     so belongs in no log
 */
public record Problem(
    String file,
    int line,
    int column,
    String message,
    @Nullable String fix,
    Severity severity,
    String excerpt) {

  /** Whether it keeps the file from being loaded. */
  public enum Severity {
    /** The file is not loaded. */
    PROBLEM,
    /** The file is loaded, and its author should know. */
    WARNING
  }

  /** A problem of the file as a whole. */
  public static Problem of(String file, String message, @Nullable String fix) {
    return new Problem(file, 1, 1, message, fix, Severity.PROBLEM, "");
  }

  /**
   * The same, of a file that is called otherwise.
   *
   * @param shown how a text is shown that has paths in it
   */
  public Problem as(UnaryOperator<String> shown) {
    return new Problem(
        shown.apply(file),
        line,
        column,
        shown.apply(message),
        fix == null ? null : shown.apply(fix),
        severity,
        excerpt);
  }

  /** The same, of a file at another path. */
  Problem in(String path) {
    return new Problem(path, line, column, message, fix, severity, excerpt);
  }

  /** On one line: {@code journeys/a.yaml:12:5: unknown key …; did you mean "timeout"?} */
  @Override
  public String toString() {
    var kind =
        switch (severity) {
          case PROBLEM -> "";
          case WARNING -> "warning: ";
        };
    return file
        + ":"
        + line
        + ":"
        + column
        + ": "
        + kind
        + message
        + (fix == null ? "" : "; " + fix);
  }

  /** As {@link #toString()}, and below it the line with a caret under the place. */
  public String rendered() {
    return excerpt.isEmpty() ? toString() : this + "\n" + excerpt;
  }
}

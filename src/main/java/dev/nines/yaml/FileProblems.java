package dev.nines.yaml;

import dev.nines.yaml.Problem.Severity;
import dev.nines.yaml.shape.Lines;
import dev.nines.yaml.shape.Place;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The problems of one file. The same one, met twice through an alias, is kept once. */
public final class FileProblems implements Problems {

  /** A file that is nothing like a journey would fill the screen. */
  static final int MOST = 100;

  /** A key or a name that goes on for pages says no more by that, and all of it is logged. */
  private static final int LONGEST = 1_500;

  private final String file;
  private final Lines lines;
  private final Set<Problem> all = new LinkedHashSet<>();
  private int count;

  public FileProblems(String file, Lines lines) {
    this.file = file;
    this.lines = lines;
  }

  @Override
  public void add(Place place, String message, @Nullable String fix) {
    count++;
    if (count <= MOST) {
      all.add(problem(place, message, fix, Severity.PROBLEM));
    }
  }

  @Override
  public void warn(Place place, String message, @Nullable String fix) {
    all.add(problem(place, message, fix, Severity.WARNING));
  }

  /** A problem that another reader has placed. */
  void add(Problem problem) {
    count++;
    all.add(problem);
  }

  @Override
  public int count() {
    return count;
  }

  /** In the order of their places. */
  public List<Problem> sorted() {
    if (count > MOST) {
      all.add(
          problem(
              new Place(lines.count(), 1),
              "found " + count + " problems in this file; the first " + MOST + " are shown",
              null,
              Severity.PROBLEM));
    }
    return all.stream()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }

  private Problem problem(Place place, String message, @Nullable String fix, Severity severity) {
    return new Problem(
        file,
        place.line(),
        place.column(),
        cut(Quoted.line(message)),
        fix == null ? null : cut(Quoted.line(fix)),
        severity,
        lines.excerpt(place));
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }
}

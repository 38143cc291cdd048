package dev.nines.yaml;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Journey;
import dev.nines.yaml.FileKind.Content;
import dev.nines.yaml.Problem.Severity;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Text to journeys, or every problem with its place. */
public final class JourneyLoader {

  private final ExpressionCompiler compiler;

  public JourneyLoader(ExpressionCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * Loads the files of a folder together, as they know of each other: a name is taken once, and a
   * journey's calendar is one of the calendars. A file with problems keeps no other from being
   * loaded, but for the journeys of a broken calendar. A calendar may also stand beside a journey
   * without being among the files. The processors share the work.
   *
   * @param files in the order of their paths; of two with the same name the first keeps it
   */
  public Loaded load(List<SourceFile> files) {
    // Each file has problems of its own, so the threads share nothing that changes.
    var read = files.parallelStream().map(ReadFile::of).toList();
    uniqueNames(read, FileKind.CALENDAR, CalendarKeys.CALENDAR);
    uniqueNames(read, FileKind.JOURNEY, JourneyKeys.JOURNEY);
    var built = read.stream().map(CalendarFile::of).toList();
    var beside = Neighbours.of(read, Calendars.of(built));
    var calendars = Calendars.of(Stream.concat(built.stream(), beside.stream()).toList());
    var builder = new JourneyBuilder(compiler, calendars);
    var loaded = built.parallelStream().map(file -> loaded(file, builder)).toList();
    return new Loaded(loaded, general(read));
  }

  private static void uniqueNames(List<ReadFile> files, FileKind kind, Key<String> key) {
    Map<String, ReadFile> first = new HashMap<>();
    for (var file : files) {
      if (file.content() instanceof Content(var found, var written) && found == kind) {
        var name = written.get(key);
        var other = name == null ? null : first.putIfAbsent(name, file);
        if (name != null && other != null) {
          file.problems()
              .add(
                  written.at(key),
                  "there are two files with %s %s; the first is %s"
                      .formatted(key.name(), Quoted.of(name), other.source().path()),
                  "give one of them another name");
        }
      }
    }
  }

  private static LoadedFile loaded(CalendarFile each, JourneyBuilder builder) {
    var file = each.file();
    Journey journey =
        file.content() instanceof Content(var kind, var written) && kind == FileKind.JOURNEY
            ? builder.build(written, file.source().companions(), file.problems())
            : null;
    var all = file.problems().sorted();
    return new LoadedFile(
        file.source().path(),
        journey,
        each.calendar(),
        all.stream().filter(problem -> problem.severity() == Severity.PROBLEM).toList(),
        all.stream().filter(problem -> problem.severity() == Severity.WARNING).toList());
  }

  /** A folder without a journey would run nothing, in silence. */
  private static List<Problem> general(List<ReadFile> files) {
    boolean onlyCalendars =
        files.stream().allMatch(file -> file.is(FileKind.CALENDAR) && file.problems().count() == 0);
    if (!onlyCalendars) {
      return List.of();
    }
    return List.of(
        Problem.of(
            files.isEmpty() ? "journeys" : files.getFirst().source().path(),
            files.isEmpty()
                ? "found no file; expected at least one journey"
                : "found calendars alone; expected at least one journey",
            "begin a file with `journey: name`"));
  }
}

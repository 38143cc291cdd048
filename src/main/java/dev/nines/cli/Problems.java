package dev.nines.cli;

import dev.nines.cli.live.Clean;
import dev.nines.cli.live.Terminal.Channel;
import dev.nines.yaml.Loaded;
import dev.nines.yaml.Problem;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with journeys, for people. */
final class Problems {

  private Problems() {}

  /** Everything, by file and place: with an excerpt on a terminal, one line each elsewhere. */
  static void show(Loaded loaded, Channel channel) {
    all(loaded).forEach(problem -> channel.writer().println(text(problem, channel)));
  }

  private static Stream<Problem> all(Loaded loaded) {
    return Stream.concat(
        loaded.files().stream()
            .flatMap(file ->
                Stream.concat(file.problems().stream(), file.warnings().stream())
                    .sorted(
                        java.util.Comparator.comparingInt(Problem::line)
                            .thenComparingInt(Problem::column))),
        loaded.general().stream());
  }

  /** One of them. */
  static String text(Problem problem, Channel channel) {
    return channel.live()
        ? Clean.lines(problem.rendered()).stripTrailing() + "\n"
        : Clean.line(problem.toString());
  }

  /** How many there are: {@code 2 problems and 1 warning in 3 files}. */
  static String count(Loaded loaded) {
    int files = loaded.files().size();
    return Stream.of(
            counted(loaded.problems(), "problem"),
            loaded.warnings().isEmpty() ? "" : " and " + counted(loaded.warnings(), "warning"),
            " in ",
            files == 1 ? "1 file" : files + " files")
        .reduce("", String::concat);
  }

  private static String counted(List<Problem> problems, String word) {
    int many = problems.size();
    return (many == 0 ? "no" : many) + " " + word + (many == 1 ? "" : "s");
  }
}

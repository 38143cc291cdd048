package dev.nines.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says that nothing has a name, and what may have been meant. */
final class NameWords {

  private static final int MANY = 24;

  private NameWords() {}

  /**
   * @param compared whether it stands beside a comparison, where a text without quotes may be meant
   */
  static ExpressionProblem unknownName(
      String name, int offset, Collection<String> inScope, boolean compared) {
    var scope = inScope.isEmpty() ? "nothing is in scope" : "in scope: " + list(inScope);
    return new ExpressionProblem(
        offset,
        "unknown name `" + name + "`; " + scope,
        nearest(name, inScope)
            .map(near -> "did you mean `" + near + "`?")
            .orElse(compared ? "a text is written in quotes: \"" + name + "\"" : ""));
  }

  static ExpressionProblem unknownFunction(String name, int offset, Collection<String> functions) {
    var usage = Macros.usage(name);
    if (usage.isPresent()) {
      return new ExpressionProblem(
          offset, "`" + name + "` is called wrongly; expected `" + usage.get() + "`", "");
    }
    return new ExpressionProblem(
        offset,
        "unknown function `" + name + "`",
        nearest(name, written(functions)).map(near -> "did you mean `" + near + "`?").orElse(""));
  }

  /** The functions that an author may write; operators have names that nobody can write. */
  private static Collection<String> written(Collection<String> functions) {
    return Stream.concat(functions.stream(), Macros.names().stream())
        .filter(function -> function.matches("[A-Za-z][A-Za-z0-9_.]*"))
        .toList();
  }

  private static String list(Collection<String> names) {
    var sorted = names.stream().sorted().toList();
    return sorted.size() <= MANY
        ? String.join(", ", sorted)
        : String.join(", ", sorted.subList(0, MANY)) + " and " + (sorted.size() - MANY) + " more";
  }

  /** The candidate that takes the fewest changes, if they are few. */
  static Optional<String> nearest(String name, Collection<String> candidates) {
    int most = Math.max(1, name.length() / 3);
    return candidates.stream()
        .filter(candidate -> distance(name, candidate) <= most)
        .min(
            Comparator.comparingInt((String candidate) -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Insertions, deletions, replacements and swaps of neighbours, regardless of case. */
  private static int distance(String first, String second) {
    var a = first.toLowerCase(Locale.ROOT);
    var b = second.toLowerCase(Locale.ROOT);
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        steps[i][j] =
            Math.min(steps[i - 1][j - 1] + change, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
        }
      }
    }
    return steps[a.length()][b.length()];
  }
}

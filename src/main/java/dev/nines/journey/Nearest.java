package dev.nines.journey;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The word that an author probably meant. */
public final class Nearest {

  private Nearest() {}

  /**
   * The candidate that differs least from {@code word}, by letters left out, added, replaced or
   * swapped, upper and lower case aside; null where none is near.
   */
  public static @Nullable String to(String word, Collection<String> candidates) {
    return to(word, candidates, word.length() <= 3 ? 1 : word.length() <= 6 ? 2 : 3);
  }

  /**
   * The same.
   *
   * @param most by how many letters they may differ, at most 3
   */
  public static @Nullable String to(String word, Collection<String> candidates, int most) {
    return candidates.stream()
        .filter(candidate -> distance(word, candidate) <= most)
        .filter(candidate -> distance(word, candidate) < candidate.length())
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .orElse(null);
  }

  private static int distance(String one, String other) {
    if (Math.abs(one.length() - other.length()) > 3) {
      return Integer.MAX_VALUE;
    }
    var a = one.toLowerCase(Locale.ROOT);
    var b = other.toLowerCase(Locale.ROOT);
    var rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : least(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int least(int[][] rows, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least =
        Math.min(rows[i - 1][j - 1] + (same ? 0 : 1), Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}

package dev.nines.api.answer;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** Constants by the words that they are published with. */
final class Words {

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The constant of a word.
   *
   * @throws IllegalArgumentException if there is none, as where the other end is newer
   */
  static <E extends Enum<E>> E of(E[] constants, Function<E, String> words, String word) {
    return Arrays.stream(constants)
        .filter(constant -> words.apply(constant).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "found \""
                    + word
                    + "\"; expected one of "
                    + String.join(", ", Arrays.stream(constants).map(words).toList())));
  }
}

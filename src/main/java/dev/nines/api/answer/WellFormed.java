package dev.nines.api.answer;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text that a target chose, fit to be encoded: half a surrogate pair, which JSON may name and UTF-8
 * cannot hold, becomes a question mark.
 */
final class WellFormed {

  private WellFormed() {}

  static @Nullable String text(@Nullable String text) {
    return text == null || text.chars().noneMatch(WellFormed::surrogate)
        ? text
        : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static boolean surrogate(int character) {
    return Character.isSurrogate((char) character);
  }
}

package dev.nines.expression;

import dev.nines.expression.Compilation.Compiled;
import dev.nines.journey.Expression;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What was compiled before. Journeys repeat each other's expressions, and all of them are loaded
 * anew when one of them changes; to compile is most of that work. Safe from any thread.
 */
final class Memory {

  /** Expressions that are remembered; what is compiled after that begins a new memory. */
  private static final int MOST = 20_000;

  private final ConcurrentMap<Key, Known> known = new ConcurrentHashMap<>();

  private record Key(String text, boolean truth) {}

  /**
   * @param kinds what was known of each name that the expression reads, as it was compiled; null
   *     for one that was not in the vocabulary
   */
  private record Known(Map<String, @Nullable Kind> kinds, Compiled<Expression> compiled) {

    boolean holdsFor(Vocabulary vocabulary) {
      return kinds.entrySet().stream()
          .allMatch(entry -> vocabulary.names().get(entry.getKey()) == entry.getValue());
    }
  }

  /** What {@code text} came to under a vocabulary that knew the same of the names it reads. */
  Optional<Compiled<Expression>> find(String text, Vocabulary vocabulary, boolean truth) {
    return Optional.ofNullable(known.get(new Key(text, truth)))
        .filter(found -> found.holdsFor(vocabulary))
        .map(Known::compiled);
  }

  /**
   * @param names all that the expression reads, those that are no names of the vocabulary included
   */
  void keep(
      String text,
      Vocabulary vocabulary,
      boolean truth,
      Iterable<String> names,
      Compiled<Expression> compiled) {
    if (known.size() >= MOST) {
      known.clear();
    }
    Map<String, @Nullable Kind> kinds = new HashMap<>();
    names.forEach(name -> kinds.put(name, vocabulary.names().get(name)));
    known.put(new Key(text, truth), new Known(Collections.unmodifiableMap(kinds), compiled));
  }
}

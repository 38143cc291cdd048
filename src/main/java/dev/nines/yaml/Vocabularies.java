package dev.nines.yaml;

import dev.nines.expression.Kind;
import dev.nines.expression.Vocabulary;
import java.util.Set;

/**
 * The names of one journey by what a step has learnt when they are read. Each is made once: to
 * compile against a vocabulary costs most the first time.
 *
 * @param plain before there is an answer
 * @param answer of a request
 * @param opening of the opening of a stream
 * @param message of a WebSocket
 * @param event of a stream of server-sent events
 */
record Vocabularies(
    Vocabulary plain, Vocabulary answer, Vocabulary opening, Vocabulary message, Vocabulary event) {

  private static final Vocabulary OPENING =
      only(Vocabulary.ANSWER, Set.of("status", "headers", "duration"));
  private static final Vocabulary MESSAGE = only(Vocabulary.MESSAGE, Set.of("message", "text"));

  static Vocabularies of(StoredNames stored) {
    return around(stored.with(Vocabulary.BASE));
  }

  /** Those of health checks, which have no variables and store nothing. */
  static Vocabularies ofChecks() {
    return around(only(Vocabulary.BASE, Set.of("env", "secret", "run")));
  }

  private static Vocabularies around(Vocabulary plain) {
    return new Vocabularies(
        plain,
        plain.with(Vocabulary.ANSWER),
        plain.with(OPENING),
        plain.with(MESSAGE),
        plain.with(Vocabulary.MESSAGE));
  }

  /** That of an act in a browser: {@code page}, and what else this act brings. */
  Vocabulary page(Set<String> more) {
    return plain.with(only(Vocabulary.PAGE, more).with("page", Kind.ANY));
  }

  private static Vocabulary only(Vocabulary all, Set<String> names) {
    var some = Vocabulary.EMPTY;
    for (var name : names) {
      some = some.with(name, all.names().getOrDefault(name, Kind.ANY));
    }
    return some;
  }
}

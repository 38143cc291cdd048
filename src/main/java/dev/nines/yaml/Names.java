package dev.nines.yaml;

import dev.nines.yaml.shape.MapShape;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ScalarShape;
import dev.nines.yaml.shape.Shape;
import java.util.regex.Pattern;

/** What the names look like that authors choose. */
final class Names {

  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final String LABEL_WORDS =
      "1 to 63 lower-case letters, digits and dashes, a letter or digit at both ends";
  private static final String WORDS = "[A-Za-z0-9]([A-Za-z0-9 ._-]{0,61}[A-Za-z0-9])?";
  private static final String LINE = "(?!\\s)[^\\x00-\\x1f\\x7f]{0,99}[^\\x00-\\x1f\\x7f\\s]";
  private static final String LINE_WORDS =
      "1 to 100 characters on one line, no blank at either end";
  private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]{0,62}";
  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}";

  private Names() {}

  static final ScalarShape<String> LABEL_NAME =
      Scalars.name("name", "a name such as support-chat", LABEL, LABEL_WORDS);

  static final Shape<String> WORDS_NAME =
      Scalars.name("words", "a name", WORDS, "1 to 63 letters, digits, spaces, dots and dashes");

  /** Any line of text that is short enough for a label of a metric. */
  static final ScalarShape<String> STEP_NAME =
      Scalars.name("stepName", "a name such as open chat", LINE, LINE_WORDS);

  /** The name of a journey or service that stands in another file. */
  static final Shape<Scalar> REFERENCE = Scalars.placed(LABEL_NAME);

  /** A backend's: whatever an answer may call itself that is short enough for a label. */
  static final Shape<Scalar> BACKEND = Scalars.placed(STEP_NAME);

  static <T> MapShape<T> services(Shape<T> value) {
    return new MapShape<>("a service", Pattern.compile(LABEL), LABEL_WORDS, value);
  }

  static <T> MapShape<T> backends(Shape<T> value) {
    return new MapShape<>("a backend", Pattern.compile(LINE), LINE_WORDS, value);
  }

  static <T> MapShape<T> actors(Shape<T> actor) {
    return new MapShape<>(
        "an actor",
        Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}"),
        "a letter, then letters, digits, dashes and underscores",
        actor);
  }

  static <T> MapShape<T> milestones(Shape<T> milestone) {
    return new MapShape<>(
        "a milestone",
        Pattern.compile(WORDS),
        "1 to 63 letters, digits, spaces, dots and dashes",
        milestone);
  }

  /** Names that expressions read. */
  static <T> MapShape<T> identifiers(String what, Shape<T> value) {
    return new MapShape<>(
        what,
        Pattern.compile(IDENTIFIER),
        "a letter or underscore, then letters, digits and underscores",
        value);
  }

  static <T> MapShape<T> headers(Shape<T> value) {
    return new MapShape<>(
        "a header", Pattern.compile(TOKEN), "letters, digits and dashes, such as X-Request", value);
  }

  static final MapShape<Scalar> FIELDS =
      new MapShape<>(
          "a field", Pattern.compile("[^\\x00-\\x1f]{1,1000}"), "a text", Scalars.TEMPLATE);
}

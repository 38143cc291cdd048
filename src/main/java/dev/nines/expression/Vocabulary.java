package dev.nines.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The names that an expression may read, each with what is known of its value. */
public record Vocabulary(Map<String, Kind> names) {

  /** Nothing in scope. */
  public static final Vocabulary EMPTY = new Vocabulary(Map.of());

  /** What every expression of a journey may read. */
  public static final Vocabulary BASE =
      EMPTY
          .with("vars", Kind.MAP)
          .with("env", Kind.TEXT_MAP)
          .with("secret", Kind.TEXT_MAP)
          .with("run", Kind.MAP);

  /** What is known of an HTTP answer. */
  public static final Vocabulary ANSWER =
      EMPTY
          .with("status", Kind.WHOLE_NUMBER)
          .with("headers", Kind.TEXT_MAP)
          .with("body", Kind.TEXT)
          .with("json", Kind.ANY)
          .with("duration", Kind.DURATION);

  /** What is known of a message of a stream. */
  public static final Vocabulary MESSAGE =
      EMPTY
          .with("message", Kind.ANY)
          .with("text", Kind.TEXT)
          .with("event", Kind.TEXT)
          .with("id", Kind.TEXT);

  /** What is known of a page in a browser after an act in it. */
  public static final Vocabulary PAGE =
      EMPTY
          .with("page", Kind.ANY)
          .with("value", Kind.ANY)
          .with("response", Kind.ANY)
          .with("download", Kind.ANY)
          .with("dialog", Kind.ANY);

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  public Vocabulary {
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }

  /** Whether an expression can read a name of this spelling: a plain word that is not reserved. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches() && !SyntaxWords.isReserved(name);
  }

  /** These names and one more, which wins over a name of the same spelling. */
  public Vocabulary with(String name, Kind kind) {
    return with(new Vocabulary(Map.of(name, kind)));
  }

  /** These names and {@code more}, which win over names of the same spelling. */
  public Vocabulary with(Vocabulary more) {
    var all = new LinkedHashMap<>(names);
    all.putAll(more.names);
    return new Vocabulary(all);
  }
}

package dev.nines.yaml;

import dev.nines.expression.Compilation;
import dev.nines.expression.Compilation.Compiled;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.expression.Kind;
import dev.nines.expression.Vocabulary;
import dev.nines.journey.Expression;
import dev.nines.journey.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Compiles each expression once, however many files hold it and however often they are read: to
 * compile is most of the work of loading. What is compiled depends on no more than the text and the
 * names in it, so journeys with different names still share. Problems are not kept: they speak of
 * all names in scope. Safe from any thread.
 */
final class Compilations {

  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Some tens of megabytes; a thousand journeys of a customary size stay far below. */
  private static final int MOST = 50_000;

  private final ExpressionCompiler compiler;
  private final Map<Source, Compiled<Expression>> expressions = new ConcurrentHashMap<>();
  private final Map<Source, Compiled<Expression>> conditions = new ConcurrentHashMap<>();
  private final Map<Source, Compiled<Template>> templates = new ConcurrentHashMap<>();

  /** A text with what is known of the names in it. */
  private record Source(String text, Map<String, Kind> names) {}

  Compilations(ExpressionCompiler compiler) {
    this.compiler = compiler;
  }

  Compilation<Expression> expression(String text, Vocabulary vocabulary) {
    return once(text, vocabulary, expressions, compiler::expression);
  }

  Compilation<Expression> condition(String text, Vocabulary vocabulary) {
    return once(text, vocabulary, conditions, compiler::condition);
  }

  Compilation<Template> template(String text, Vocabulary vocabulary) {
    return once(text, vocabulary, templates, compiler::template);
  }

  private static <T> Compilation<T> once(
      String text,
      Vocabulary vocabulary,
      Map<Source, Compiled<T>> known,
      BiFunction<String, Vocabulary, Compilation<T>> compile) {
    var source = new Source(text, names(text, vocabulary));
    var before = known.get(source);
    if (before != null) {
      return before;
    }
    var compilation = compile.apply(text, vocabulary);
    if (compilation instanceof Compiled<T> compiled) {
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(source, compiled);
    }
    return compilation;
  }

  private static Map<String, Kind> names(String text, Vocabulary vocabulary) {
    Map<String, Kind> names = new HashMap<>();
    var word = WORD.matcher(text);
    while (word.find()) {
      var kind = vocabulary.names().get(word.group());
      if (kind != null) {
        names.put(word.group(), kind);
      }
    }
    return names;
  }
}

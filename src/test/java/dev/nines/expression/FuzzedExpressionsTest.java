package dev.nines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.fuzz.Case;
import dev.nines.fuzz.Fuzz;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Expression;
import dev.nines.journey.Scope;
import dev.nines.journey.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever is written between the quotes of an expression or a template is refused with a reason
 * and a place, has a value, or says why it has none: soon, and without the secret that it read.
 */
class FuzzedExpressionsTest {

  private static final int LONGEST_REASON = 12_000;
  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

  /** All that can be called, with CEL's operators, which are called otherwise. */
  private static final List<String> FUNCTIONS =
      new Language(java.time.InstantSource.system(), RandomGenerator.getDefault())
          .functions().keySet().stream().filter(name -> name.matches("[A-Za-z.]+")).toList();

  private static final List<String> NAMES =
      List.of(
          "json",
          "json.items",
          "json.items[0]",
          "json.a.b.c",
          "body",
          "headers",
          "headers.etag",
          "status",
          "duration",
          "vars",
          "vars.x",
          "env.HOME",
          "run.id",
          "secret.A",
          "secret.B",
          "chat",
          "chat.list",
          "message",
          "text",
          "event",
          "nope",
          "x",
          "y",
          "now()");

  private static final List<String> OPERATORS =
      List.of(
          "+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "in", "??", "?.");

  private static final List<String> PATTERNS =
      List.of(
          "(a+)+$",
          "(a|aa)*b",
          "a{1000}",
          "(x{100}){100}",
          "((((((((((a*)*)*)*)*)*)*)*)*)*)*",
          "(?i)[^\\\\p{L}]*",
          "\\\\1",
          "(?=a)",
          "[",
          "(",
          "*",
          "(?P<n>a)",
          ".*.*.*.*.*.*x",
          "\\\\pN",
          "$..*",
          "$[?(@.a==1)]",
          "$..[?(@..a)]",
          "//*[last()]",
          "count(//x)",
          "%s %d %.999999999f",
          "%",
          "2026-01-01T00:00:00Z",
          "999999999999h",
          "\\\\d{2,1}",
          "{{{{",
          "<a>&b;</a>");

  private static final List<String> PIECES =
      Stream.of(
              OPERATORS.stream(),
              NAMES.stream(),
              Stream.of(
                  "(",
                  ")",
                  "[",
                  "]",
                  "{",
                  "}",
                  ",",
                  ".",
                  "?",
                  ":",
                  "\"",
                  "'",
                  "\"\"\"",
                  "r\"",
                  "b'",
                  "\\",
                  "$",
                  "${",
                  "$${",
                  "//",
                  "\n",
                  "_",
                  "`",
                  "@",
                  "0x",
                  "1e",
                  "9223372036854775808",
                  "-9223372036854775808",
                  "18446744073709551615u",
                  "1.7976931348623157e309",
                  "null",
                  "true",
                  "has(",
                  "cel.bind(x, ",
                  ".map(x, ",
                  ".all(x, ",
                  ".exists(",
                  "optional.of("))
          .flatMap(each -> each)
          .toList();

  private final Scope scope = scope();

  private static Scope scope() {
    var deep = new HashMap<String, Object>();
    Object at = "end";
    for (int level = 0; level < 300; level++) {
      at = level % 2 == 0 ? List.of(at) : Map.of("a", at);
    }
    deep.put("deep", at);
    deep.put("items", IntStream.range(0, 20_000).boxed().toList());
    deep.put("texts", Collections.nCopies(500, "a".repeat(1_000)));
    deep.put("a", Map.of("b", Map.of("c", 1.5)));
    return Scope.EMPTY
        .with("json", deep)
        .with("body", "a".repeat(100_000) + "!")
        .with("headers", Map.of("etag", "\"x\"", "x", "y"))
        .with("status", 200L)
        .with("duration", java.time.Duration.ofMillis(150))
        .with("vars", Map.of("x", "1"))
        .with("env", Map.of("HOME", "/root"))
        .with("run", Map.of("id", "7"))
        .with("secret", Map.of("A", Fuzz.CANARY, "B", "12345678901234567890123"))
        .with("chat", Map.of("list", List.of(1L, "a", 2.5, true)));
  }

  @Test
  void whateverTheGrammarMakesIsAnsweredFor() throws Exception {
    Fuzz.play(3_000, made -> answered(made, expression(made, made.onceIn(30) ? 12 : 4)));
  }

  @Test
  void whatSomebodyBrokeIsAnsweredFor() throws Exception {
    Fuzz.play(
        3_000,
        made -> {
          var good = expression(made, 3);
          answered(made, made.mangled(good, PIECES, List.of(good, expression(made, 2))));
        });
  }

  @Test
  void whateverATemplateHoldsIsAnsweredFor() throws Exception {
    Fuzz.play(
        1_500,
        made -> {
          var text = new StringBuilder();
          for (int parts = made.upTo(8); parts >= 0; parts--) {
            text.append(
                switch (made.below(4)) {
                  case 0 -> made.text(30);
                  case 1 -> made.oneOf("${", "$${", "}", "${}", "${ }", "$", "{{", "${'}'}");
                  default -> "${" + expression(made, 2) + "}";
                });
          }
          var source = made.played(text.toString());
          switch (COMPILER.template(source, Trial.NAMES)) {
            case Compilation.Invalid<Template>(var problems) -> explained(source, problems);
            case Compilation.Compiled<Template>(var template, var _) -> {
              try {
                assertThat(template.render(scope)).isNotNull();
              } catch (EvaluationException e) {
                explained(e);
              }
            }
          }
        });
  }

  private void answered(Case made, String text) {
    var source = made.played(text);
    var compiled =
        made.onceIn(2)
            ? COMPILER.expression(source, Trial.NAMES)
            : COMPILER.condition(source, Trial.NAMES);
    switch (compiled) {
      case Compilation.Invalid<Expression>(var problems) -> explained(source, problems);
      case Compilation.Compiled<Expression>(var expression, var _) -> {
        Fuzz.assertNoSecret(expression);
        try {
          @Nullable Object _ = expression.evaluate(scope);
        } catch (EvaluationException e) {
          explained(e);
        }
        try {
          boolean _ = expression.holds(scope);
        } catch (EvaluationException e) {
          explained(e);
        }
      }
    }
  }

  private static void explained(String source, List<ExpressionProblem> problems) {
    assertThat(problems).isNotEmpty();
    for (var problem : problems) {
      assertThat(problem.offset()).isBetween(0, source.length());
      assertThat(problem.message())
          .isNotBlank()
          .hasSizeLessThan(LONGEST_REASON + source.length())
          .doesNotContain("Exception", "dev.cel", "dev.nines", "java.lang", "__collect");
    }
  }

  private static void explained(EvaluationException e) {
    assertThat(e.getMessage())
        .isNotBlank()
        .hasSizeLessThan(LONGEST_REASON)
        .doesNotContain("Exception", "dev.cel", "dev.nines", "java.lang", "__collect");
    Fuzz.assertNoSecret(e.getMessage());
    assertThat(e.getMessage()).doesNotContain("12345678901234567890123");
  }

  private static String expression(Case made, int depth) {
    if (depth == 0) {
      return leaf(made);
    }
    var one = expression(made, depth - 1);
    return switch (made.below(12)) {
      case 0, 1 -> one + " " + made.oneOf(OPERATORS) + " " + expression(made, depth - 1);
      case 2 -> made.oneOf("!", "-", "--", "!!") + one;
      case 3 -> one + " ? " + expression(made, depth - 1) + " : " + leaf(made);
      case 4 -> one + "[" + leaf(made) + "]";
      case 5 -> made.oneOf("(", "[", "{'a': ", "((") + one + made.oneOf(")", "]", "}", "))");
      case 6 ->
          one
              + made.oneOf(".map(x, ", ".filter(x, ", ".all(x, ", ".exists(x, ", ".sortBy(x, ")
              + expression(made, depth - 1)
              + ")";
      case 7 -> "cel.bind(x, " + one + ", " + expression(made, depth - 1) + ")";
      default -> call(made, one);
    };
  }

  private static String call(Case made, String one) {
    var name = made.oneOf(FUNCTIONS);
    var arguments = new ArrayList<String>();
    for (int left = made.below(3); left > 0; left--) {
      arguments.add(leaf(made));
    }
    if (made.onceIn(2)) {
      arguments.addFirst(one);
      return name + "(" + String.join(", ", arguments) + ")";
    }
    return one + "." + name + "(" + String.join(", ", arguments) + ")";
  }

  private static String leaf(Case made) {
    return switch (made.below(6)) {
      case 0, 1 -> made.oneOf(NAMES);
      case 2 -> String.valueOf(made.number());
      case 3 -> "\"" + made.oneOf(PATTERNS) + "\"";
      case 4 -> made.oneOf("1.5", "true", "null", "[]", "{}", "b\"x\"", "duration(\"1s\")", "7u");
      default -> "'" + made.text(12).replace("\\", "").replace("'", "") + "'";
    };
  }
}

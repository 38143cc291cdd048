package dev.nines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.EvaluationException;
import dev.nines.journey.Expression;
import dev.nines.journey.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is written, the compiler says what is wrong with it and where. */
class AnySourceTest {

  private static final List<String> PIECES =
      List.of(
          "??",
          "?",
          ":",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ".",
          ",",
          "json",
          "m",
          "secret",
          "\"x\"",
          "'",
          "r\"",
          "1",
          "1.5",
          "0x",
          "==",
          "&&",
          "in",
          "!",
          "-",
          "exists(m, ",
          "map(x, ",
          "has(",
          "cel.bind(q, ",
          "//",
          "\n",
          " ",
          "é",
          "𝄞",
          "\\",
          "null",
          "b'",
          "$",
          "_",
          "\"\"\"");

  private final ExpressionCompiler compiler = new ExpressionCompiler();
  private final Random random = new Random(4711);
  private final Scope scope =
      Scope.EMPTY
          .with("json", Map.of("state", "open", "items", List.of(Map.of("id", 1))))
          .with("secret", Map.of("A", "hunter2"))
          .with("status", 200L);

  @Test
  void isUnderstoodOrExplained() throws IOException {
    var seeds = seeds();
    for (int i = 0; i < 5_000; i++) {
      var source = mutated(seeds);
      switch (compiler.condition(source, Trial.NAMES)) {
        case Compilation.Compiled<Expression>(var expression, var _) -> evaluate(expression);
        case Compilation.Invalid<Expression>(var problems) ->
            assertThat(problems)
                .as(source)
                .allMatch(problem -> problem.offset() >= 0 && problem.offset() <= source.length())
                .noneMatch(problem -> problem.message().contains("__collect"));
      }
    }
  }

  private void evaluate(Expression expression) {
    try {
      expression.evaluate(scope);
    } catch (EvaluationException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("hunter2");
    }
  }

  private String mutated(List<String> seeds) {
    var source = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      int at = random.nextInt(source.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> source.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> source.delete(at, Math.min(source.length(), at + 1 + random.nextInt(4)));
        default -> {
          var other = seeds.get(random.nextInt(seeds.size()));
          source.insert(at, other, random.nextInt(other.length()), other.length());
        }
      }
    }
    return source.toString();
  }

  /** The wrong expressions of the golden file, and some right ones. */
  private static List<String> seeds() throws IOException {
    try (var file = AnySourceTest.class.getResourceAsStream("/expression/problems.txt")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      var right =
          "> json.items[json.index ?? 0].id ?? \"none\"\n> json.items.map(m, m.id ?? 1)\n"
              + "> status == 200 ? json.a ?? 1 : {\"k\": secret.A}.k\n> json.state in [\"open\"]";
      return (text + "\n" + right)
          .lines()
          .filter(line -> line.startsWith("> "))
          .map(line -> line.substring(2))
          .toList();
    }
  }
}

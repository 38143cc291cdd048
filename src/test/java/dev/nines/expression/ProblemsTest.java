package dev.nines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Expression;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The words for everything that an author may get wrong, beside where they point. */
class ProblemsTest {

  private static final String CONDITION = "condition: ";

  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

  /** Every source of the file, with what is said of it, is the file. */
  @Test
  void everyWrongExpressionIsExplained() throws IOException {
    var golden = golden();
    var sources = golden.lines().filter(line -> line.startsWith("> ")).toList();

    var said = sources.stream().map(this::block).collect(Collectors.joining("\n"));

    assertThat(sources).hasSizeGreaterThan(50);
    assertThat(said).isEqualTo(golden);
    assertThat(said)
        .doesNotContain("overload", "undeclared", "container", "protobuf", "_==_", "macro", "dyn)");
  }

  private String block(String line) {
    var source = line.substring(2);
    var block = new StringBuilder(line).append('\n');
    for (var problem : problems(source)) {
      block
          .append(" ".repeat(2 + problem.offset() + prefix(source)))
          .append("^ ")
          .append(problem.message())
          .append('\n');
      if (!problem.fix().isEmpty()) {
        block
            .append(" ".repeat(2 + problem.offset() + prefix(source)))
            .append("  ")
            .append(problem.fix())
            .append('\n');
      }
    }
    return block.toString();
  }

  private static int prefix(String source) {
    return source.startsWith(CONDITION) ? CONDITION.length() : 0;
  }

  private List<ExpressionProblem> problems(String source) {
    var compilation =
        source.startsWith(CONDITION)
            ? COMPILER.condition(source.substring(CONDITION.length()), Trial.NAMES)
            : COMPILER.expression(source, Trial.NAMES);
    return switch (compilation) {
      case Compilation.Compiled<Expression> _ -> List.of(new ExpressionProblem(0, "is taken", ""));
      case Compilation.Invalid<Expression> invalid -> invalid.problems();
    };
  }

  private static String golden() throws IOException {
    try (var file = ProblemsTest.class.getResourceAsStream("/expression/problems.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package dev.nines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Scope;
import dev.nines.journey.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {

  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();
  private final Scope scope =
      Scope.EMPTY
          .with("chat", "42")
          .with("status", 200L)
          .with("env", Map.of("HOST", "here"))
          .with("json", Map.of("price", 5.0, "list", List.of(1, "x")));

  private Template template(String source) {
    return switch (COMPILER.template(source, Trial.NAMES)) {
      case Compilation.Compiled<Template> compiled -> compiled.value();
      case Compilation.Invalid<Template> invalid ->
          throw new AssertionError(source + " is refused: " + invalid.problems());
    };
  }

  private List<ExpressionProblem> problems(String source) {
    return switch (COMPILER.template(source, Trial.NAMES)) {
      case Compilation.Compiled<Template> _ -> throw new AssertionError(source + " is taken");
      case Compilation.Invalid<Template> invalid -> invalid.problems();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /api/chats/${chat}/messages       | /api/chats/42/messages
          ${chat}                           | 42
          ${chat}${status}                  | 42200
          ${ chat + "}" }                   | 42}
          ${{"a": {"b": "x"}}.a.b}!         | x!
          ${env.PORT ?? "80"}               | 80
          ${env.HOST}:${env.PORT ?? "80"}   | here:80
          $${chat}                          | ${chat}
          $$${chat}                         | $${chat}
          costs $5 and $                    | costs $5 and $
          {chat} }{ $ {chat}                | {chat} }{ $ {chat}
          ${json.price}                     | 5
          ${json.list}                      | [1,"x"]
          é𝄞 ${"é𝄞"}                        | é𝄞 é𝄞
          ${"$${chat}"}                     | $${chat}
          ${'it''s'.size() > 0 ? "" : ""}x  | refused
          """)
  void expressionsGiveWayToTheirValues(String source, String text) throws Exception {
    if (text.equals("refused")) {
      assertThat(problems(source)).isNotEmpty();
    } else {
      assertThat(template(source).render(scope)).isEqualTo(text);
    }
  }

  @Test
  void aTextWithoutExpressionsIsItself() throws Exception {
    assertThat(template("").render(scope)).isEmpty();
    assertThat(template("plain").parts()).containsExactly(new Template.Literal("plain"));
    assertThat(template("plain").names()).isEmpty();
  }

  @Test
  void aSingleExpressionKeepsItsType() throws Exception {
    assertThat(template("${status}").evaluate(scope)).isEqualTo(200L);
    assertThat(template("${json.list}").evaluate(scope)).isEqualTo(List.of(1L, "x"));
    assertThat(template(" ${status}").evaluate(scope)).isEqualTo(" 200");
    assertThat(template("${chat}/${status}").names()).containsExactlyInAnyOrder("chat", "status");
  }

  @Test
  void everyProblemHasItsPlaceInTheWholeText() {
    var source = "/é𝄞/${chta}/${status == \"200\"}/${json.a ?? jsn}";

    assertThat(problems(source))
        .extracting(ExpressionProblem::offset)
        .containsExactly(source.indexOf("chta"), source.indexOf("=="), source.indexOf("jsn"));
  }

  @Test
  void whatIsNotClosedOrEmptyIsSaid() {
    assertThat(problems("a ${chat"))
        .containsExactly(
            new ExpressionProblem(
                2, "found `${` without its `}`", "for the characters themselves write `$${`"));
    assertThat(problems("a ${}"))
        .containsExactly(new ExpressionProblem(4, "the expression is empty; expected a value", ""));
    assertThat(problems("a ${\"x} b").getFirst().offset()).isEqualTo(4);
  }
}

package dev.nines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Expression;
import dev.nines.journey.Scope;
import dev.nines.journey.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionCompilerTest {

  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();
  private final Vocabulary vocabulary =
      Vocabulary.BASE.with(Vocabulary.ANSWER).with("chat", Kind.ANY);

  @Test
  void aConditionHoldsOrDoesNot() throws Exception {
    var compiled =
        (Compilation.Compiled<Expression>) COMPILER.condition("status == 201", vocabulary);

    assertThat(compiled.value().holds(Scope.EMPTY.with("status", 201L))).isTrue();
    assertThat(compiled.value().holds(Scope.EMPTY.with("status", 500L))).isFalse();
    assertThat(compiled.value().names()).containsExactly("status");
  }

  @Test
  void aTemplatePutsValuesIntoText() throws Exception {
    var compiled =
        (Compilation.Compiled<Template>)
            COMPILER.template("/api/chats/${chat}?t=${secret.TOKEN}&$${x}", vocabulary);

    assertThat(
            compiled
                .value()
                .render(Scope.EMPTY.with(Map.of("chat", "42", "secret", Map.of("TOKEN", "abc")))))
        .isEqualTo("/api/chats/42?t=abc&${x}");
    assertThat(compiled.secrets()).containsExactly("TOKEN");
  }

  @Test
  void anUndeclaredNameIsAProblem() {
    assertThat(COMPILER.expression("jsn.id", vocabulary)).isInstanceOf(Compilation.Invalid.class);
  }

  @Test
  void itMayBePreparedBeforehand() throws Exception {
    var prepared = new ExpressionCompiler();
    prepared.prepare();

    assertThat(new Trial(prepared).value("1 + 1")).isEqualTo(2L);
  }

  @Test
  void whatCanBeAName() {
    assertThat(Vocabulary.isName("chat_2")).isTrue();
    assertThat(List.of("2chat", "chat-id", "", "in", "true", "package", "é"))
        .noneMatch(Vocabulary::isName);
  }
}

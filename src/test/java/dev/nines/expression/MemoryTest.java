package dev.nines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.expression.Compilation.Compiled;
import dev.nines.expression.Compilation.Invalid;
import org.junit.jupiter.api.Test;

class MemoryTest {

  private static final String TEXT = "answer + 1 > 41";

  private final ExpressionCompiler compiler = new ExpressionCompiler();

  @Test
  void whatWasCompiledBeforeIsGivenAgain() {
    var one = compiler.condition(TEXT, numbers());
    var other = compiler.condition(TEXT, numbers().with("unread", Kind.TEXT));

    assertThat(other).isInstanceOf(Compiled.class).isSameAs(one);
  }

  @Test
  void aNameOfAnotherKindIsCompiledAnew() {
    var number = compiler.condition(TEXT, numbers());
    var text = compiler.condition(TEXT, Vocabulary.EMPTY.with("answer", Kind.TEXT));
    var nothing = compiler.condition(TEXT, Vocabulary.EMPTY);

    assertThat(number).isInstanceOf(Compiled.class);
    assertThat(text).isInstanceOf(Invalid.class);
    assertThat(nothing).isInstanceOf(Invalid.class);
  }

  @Test
  void anExpressionIsNoConditionBecauseItWasCompiledBefore() {
    assertThat(compiler.expression("answer + 1", numbers())).isInstanceOf(Compiled.class);
    assertThat(compiler.condition("answer + 1", numbers())).isInstanceOf(Invalid.class);
  }

  private static Vocabulary numbers() {
    return Vocabulary.EMPTY.with("answer", Kind.WHOLE_NUMBER);
  }
}

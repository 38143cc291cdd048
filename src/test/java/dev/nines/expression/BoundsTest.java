package dev.nines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No expression runs for ever or fills the memory, whatever the answer that it is asked of. */
@Timeout(60)
class BoundsTest {

  private final Trial trial = new Trial();

  @Test
  void aSourceHasAnEnd() throws Exception {
    var fits = "1" + " ".repeat(Language.LONGEST_SOURCE - 1);

    assertThat(trial.value(fits)).isEqualTo(1L);
    assertThat(trial.problems(fits + " "))
        .containsExactly(
            new ExpressionProblem(
                10_000, "the expression has 10001 characters; the limit is 10000", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "-", "!", "{1:", "true ? ", "a.map(x, ", "a ?? ", "((a) + "})
  void aSourceNestedWithoutEndIsAProblem(String opening) {
    var source = opening.repeat(9_000 / opening.length());

    assertThat(trial.problems(source)).isNotEmpty();
  }

  @Test
  void aDeeplyNestedSourceIsAProblemAndNotACrash() {
    var source = "(".repeat(2_000) + "1" + ")".repeat(2_000);

    assertThat(trial.problems(source))
        .containsExactly(
            new ExpressionProblem(
                0, "the expression is nested too deeply", "store a part of it under a name first"));
  }

  @Test
  void aLongChainOfOperatorsIsNoProblem() throws Exception {
    assertThat(trial.value("1" + " + 1".repeat(200))).isEqualTo(201L);
    assertThat(trial.value("true" + " && true".repeat(500))).isEqualTo(true);
  }

  @Test
  void loopsInLoopsComeToAnEnd() {
    var list = "lists.range(1000)";
    var loops = list + ".all(a, " + list + ".all(b, " + list + ".all(c, a + b + c >= 0)))";

    assertThat(trial.failure(loops, Scope.EMPTY)).contains("takes too many steps");
  }

  @Test
  void aListIsNotLookedThroughWithoutEnd() {
    var json = IntStream.range(0, 100_000).boxed().toList();

    assertThat(trial.failure("json.all(x, x in json)", Scope.EMPTY.with("json", json)))
        .contains("takes too many steps");
  }

  @Test
  void aTextDoesNotDoubleWithoutEnd() {
    var source = new StringBuilder();
    for (int i = 1; i < 60; i++) {
      source.append("cel.bind(v").append(i).append(", v").append(i - 1);
      source.append(" + v").append(i - 1).append(", ");
    }
    var doubling = "cel.bind(v0, body, " + source + "size(v59)" + ")".repeat(60);

    assertThat(trial.failure(doubling, Scope.EMPTY.with("body", "x".repeat(1_000))))
        .contains("makes a text of more than 16000000 characters");
    assertThat(
            trial.failure(
                doubling.replace("v0, body", "v0, [1, 2, 3]"),
                Scope.EMPTY.with("body", "x".repeat(1_000))))
        .contains("makes a list of more than 1000000 elements");
  }

  @Test
  void functionsDoNotMakeMoreThanFits() {
    var scope = Scope.EMPTY.with("body", "x".repeat(1_000_000)).with("json", 1_000_000_000_000L);

    assertThat(trial.failure("body.replace(\"\", body)", scope)).contains("16000000");
    assertThat(trial.failure("regex.replace(body, \"x\", body)", scope)).contains("16000000");
    assertThat(trial.failure("lists.range(json)", scope)).contains("the limit, 100000");
    assertThat(
            trial.failure(
                "[1, 2, 3].map(x, [1].map(y, body)).map(z, body).exists(z, lists.range(1000).exists(i, body == \"\"))",
                scope))
        .contains("takes too many steps");
  }

  @Test
  void aPatternCannotBeKeptBusy() throws Exception {
    var scope = Scope.EMPTY.with("body", "a".repeat(50_000) + "!");

    assertThat(trial.value("body.matches(r\"^(a+)+$\")", scope)).isEqualTo(false);
    assertThat(trial.problems("jsonpath(json, \"$[?(@.a =~ /(a+)+$/)]\")").getFirst().message())
        .contains("`jsonpath` expects JSONPath");
  }

  /** Strings whose hash codes are the same. */
  @Test
  void namesThatCollideDoNotSlowItDown() throws Exception {
    List<Object> colliding = new ArrayList<>();
    for (int i = 0; i < 1 << 14; i++) {
      var name = new StringBuilder();
      for (int bit = 0; bit < 14; bit++) {
        name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      colliding.add(name.toString());
    }

    assertThat(trial.of(colliding, "json.distinct().size()")).isEqualTo(1L << 14);
  }

  @Test
  void deepValuesDoNotOverflowTheStack() throws Exception {
    var scope = Scope.EMPTY.with("json", deep()).with("chat", deep());

    assertThat(trial.value("size(json) == 1 && size(json.a[0].a) == 1", scope)).isEqualTo(true);
    assertThat(trial.value("json.a[0].b ?? 1", scope)).isEqualTo(1L);
    assertThat(trial.failure("json", scope)).contains("nested more than 1000 levels deep");
    assertThat(trial.failure("[json]", scope)).contains("nested more than 1000 levels deep");
    assertThat(trial.failure("toJson(json)", scope)).contains("nested more than 1000 levels");
    assertThat(trial.failure("json == chat", scope)).contains("nested too deeply");
    assertThat(trial.failure("jsonpath(json, \"$..b\")", scope)).contains("nested too deeply");
    assertThat(trial.failure("parseJson(body)", scope.with("body", "[".repeat(100_000))))
        .contains("at most 500 levels deep");
  }

  private static Object deep() {
    Object deep = List.of();
    for (int i = 0; i < 200_000; i++) {
      deep = i % 2 == 0 ? List.of(deep) : Map.of("a", deep);
    }
    return deep;
  }

  @Test
  void aLoopEndsWhenItsThreadIsInterrupted() throws Exception {
    var expression = trial.expression("json.all(x, json.all(y, x + y >= 0))");
    var scope = Scope.EMPTY.with("json", Collections.nCopies(3_000, 1));
    var said = new AtomicReference<String>();
    var thread =
        Thread.ofVirtual()
            .unstarted(() -> {
              Thread.currentThread().interrupt();
              try {
                said.set(String.valueOf(expression.evaluate(scope)));
              } catch (dev.nines.journey.EvaluationException e) {
                said.set(String.valueOf(e.getMessage()));
              }
            });
    thread.start();
    thread.join();

    assertThat(said.get()).contains("was interrupted");
  }
}

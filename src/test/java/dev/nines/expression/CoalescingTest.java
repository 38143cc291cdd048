package dev.nines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CoalescingTest {

  private final Trial trial = new Trial();

  private static Scope scope() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", "ada");
    json.put("nothing", null);
    json.put("zero", 0);
    json.put("user", Map.of("name", "grace", "user-id", 7));
    json.put("items", List.of(Map.of("a", 2), Map.of("b", 3)));
    return Scope.EMPTY
        .with("json", json)
        .with("status", 200L)
        .with("headers", Map.of("x-a", "1"))
        .with("env", Map.of("HOST", "here"))
        .with("message", "plain");
  }

  /** An operand and the value that it has in {@link #scope}. */
  record Operand(String source, Object value) {}

  private static final List<Operand> OPERANDS =
      List.of(
          new Operand("json.name ?? \"none\"", "ada"),
          new Operand("json.missing ?? \"none\"", "none"),
          new Operand("json.nothing ?? \"none\"", "none"),
          new Operand("json.zero ?? 1", 0L),
          new Operand("json.user.name ?? \"none\"", "grace"),
          new Operand("json.user[\"user-id\"] ?? 1", 7L),
          new Operand("json.missing.name.first ?? \"none\"", "none"),
          new Operand("json.nothing.name ?? \"none\"", "none"),
          new Operand("json.name.first ?? \"none\"", "none"),
          new Operand("json.items[0].a ?? 9", 2L),
          new Operand("json.items[1].a ?? 9", 9L),
          new Operand("json.items[5].a ?? 9", 9L),
          new Operand("json.items[json.index ?? 0].a ?? 9", 2L),
          new Operand("json.items.a ?? 9", 9L),
          new Operand("headers[\"x-a\"] ?? \"none\"", "1"),
          new Operand("headers[\"x-b\"] ?? \"none\"", "none"),
          new Operand("env.HOST ?? \"there\"", "here"),
          new Operand("env.PORT ?? \"80\"", "80"),
          new Operand("message.chat ?? \"none\"", "none"),
          new Operand("chat ?? \"none\"", "none"),
          new Operand("json.a ?? json.b ?? json.name ?? \"none\"", "ada"),
          new Operand("json.a ?? json.b ?? json.c ?? \"none\"", "none"),
          new Operand("json.a ?? (json.b ?? \"none\")", "none"),
          new Operand("json.a ?? \"x\" + \"y\"", "xy"),
          new Operand("json.a ?? status == 200", true),
          new Operand("json.a ?? status == 200 ? \"yes\" : \"no\"", "yes"),
          new Operand("json.a ?? \"what ?? is\"", "what ?? is"),
          new Operand("json.a ?? 'a \\'??\\' b'", "a '??' b"),
          new Operand("json.a ?? r\"\\d ?? \"", "\\d ?? "),
          new Operand("json.a ?? \"\"\"x ?? \"y\" \"\"\"", "x ?? \"y\" "),
          new Operand("json . a ?? // json.b ?? comment\n 5", 5L),
          new Operand("json.a ?? {\"k\": json.b ?? 1}.k", 1L),
          new Operand("json.a ?? [json.b ?? 1, json.zero ?? 2][1]", 0L));

  /** Somewhere to put an operand ({@code @}), and what comes of its value there. */
  record Position(String source, boolean inList) {}

  private static final List<Position> POSITIONS =
      List.of(
          new Position("@", false),
          new Position("(@)", false),
          new Position("((@))", false),
          new Position("dyn(@)", false),
          new Position("[@][0]", false),
          new Position("[1, @, \"??\"][1]", false),
          new Position("{\"k\": @}.k", false),
          new Position("{\"j\": json.q ?? 1, \"k\": @, \"l\": 3}[\"k\"]", false),
          new Position("true ? @ : dyn(0)", false),
          new Position("false ? dyn(0) : @", false),
          new Position("status == 200 ? (@) : dyn(json.q ?? 0)", false),
          new Position("false ? json.q ?? 0 : status == 200 ? @ : dyn(0)", false),
          new Position("[1, 2].map(x, @)", true),
          new Position("[1, 2].map(x, x > 0 && (json.q ?? true), @)", true),
          new Position("cel.bind(v, @, v)", false),
          new Position("\"a ?? b\" == \"a ?? b\" ? @ : dyn(0)", false),
          new Position("\n  @\n", false));

  static List<Object[]> everyOperandInEveryPosition() {
    var cases = new ArrayList<Object[]>();
    for (var position : POSITIONS) {
      for (var operand : OPERANDS) {
        Object value =
            position.inList() ? List.of(operand.value(), operand.value()) : operand.value();
        cases.add(new Object[] {position.source().replace("@", operand.source()), value});
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("everyOperandInEveryPosition")
  void theLeftSideIsTakenWhereItIsThere(String source, Object value) throws Exception {
    assertThat(trial.value(source, scope())).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          json.items.exists(m, (m.a ?? 0) > 1)            | true
          json.items.exists(m, m.z ?? status == 200)      | true
          json.items.exists(m, m.z ?? 0 > 1)              | false
          json.items.all(m, (m.a ?? m.b ?? 0) > 1)        | true
          json.items.filter(m, (m.a ?? 0) == 2).size()==1 | true
          !(json.flag ?? false)                           | true
          !json.flag ?? true                              | false
          status == json.expected ?? 200                  | true
          json.a ?? 1 == 1 && json.b ?? 2 == 2            | true
          "x" in json.list ?? ["x"]                       | true
          (json.a ?? "q").startsWith("q")                 | true
          json.a ?? "q" == "q"                            | true
          size(json.a ?? "four") == 4                     | true
          has(json.name) && (json.a ?? true)              | true
          """)
  void itStandsAmongOtherOperators(String source, boolean value) throws Exception {
    assertThat(trial.value(source, scope())).isEqualTo(value);
  }

  @Test
  void theRightSideIsNotLookedAtWithoutNeed() throws Exception {
    assertThat(trial.value("json.name ?? 1 / 0", scope())).isEqualTo("ada");
    assertThat(trial.failure("json.nope ?? 1 / 0", scope())).isEqualTo("1 / 0: divides by zero");
  }

  @Test
  void namesBehindItAreNamesOfTheExpression() {
    assertThat(trial.expression("json.a ?? env.B ?? chat").names())
        .containsExactlyInAnyOrder("json", "env", "chat");
    assertThat(trial.expression("json.items.map(m, m.a ?? status)").names())
        .containsExactlyInAnyOrder("json", "status");
  }

  @Test
  void aNameThatALoopMakesIsNotTheNameInScope() throws Exception {
    assertThat(trial.value("[{\"a\": 1}].map(json, json.a ?? 2)", scope())).isEqualTo(List.of(1L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1 ?? 2                    | 2
          "a" ?? 2                  | 4
          size(body) ?? 2           | 11
          (json.a) ?? 2             | 9
          json.a ?? "b" ?? 2        | 14
          [json.a ?? 1, body() ?? 2]| 21
          ?? 2                      | 0
          true ?? 2                 | 5
          json.a ??                 | 7
          (json.a ??)               | 8
          [json.a ?? , 2]           | 8
          json.a[0,] ?? 2           | 8
          """)
  void aLeftSideThatIsNoChainOfFieldsIsAProblemAtItsPlace(String source, int offset) {
    var problems = trial.problems(source);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().message()).containsAnyOf("??", "`]`");
    assertThat(problems.getFirst().offset()).isEqualTo(offset);
  }

  @Test
  void problemsBehindItPointIntoTheSourceAsWritten() {
    var source = "json.a.b[\"c\"] ?? // why ?? not\n {\"k\": 'é𝄞' + (env.X ?? jsn)}";

    assertThat(trial.problems(source))
        .extracting(ExpressionProblem::offset)
        .containsExactly(source.indexOf("jsn"));
  }

  @Test
  void everyOffsetOfEveryUnknownNameIsRight() {
    for (var position : POSITIONS) {
      var source = position.source().replace("@", "json.q ?? env.r ?? " + "nonsense");
      assertThat(trial.problems(source))
          .as(source)
          .extracting(ExpressionProblem::offset)
          .containsExactly(source.indexOf("nonsense"));
    }
  }

  @Test
  void theLookUpBehindItCannotBeCalled() {
    assertThat(trial.problems("__lookup__(json, [\"a\"])").getFirst().message())
        .isEqualTo("unknown function `__lookup__`");
  }
}

package dev.nines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.EvaluationException;
import dev.nines.journey.Expression;
import dev.nines.journey.Scope;
import dev.nines.journey.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  private static final String VALUE = "hunter2-4711";

  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();
  private final Trial trial = new Trial(COMPILER);

  private Set<String> secrets(String source) {
    return switch (COMPILER.expression(source, Trial.NAMES)) {
      case Compilation.Compiled<Expression> compiled -> compiled.secrets();
      case Compilation.Invalid<Expression> invalid -> throw new AssertionError(invalid.problems());
    };
  }

  @Test
  void theSecretsThatAreReadAreKnownBeforehand() {
    assertThat(secrets("secret.A")).containsExactly("A");
    assertThat(secrets("secret[\"A-B\"]")).containsExactly("A-B");
    assertThat(secrets("secret.A + secret[\"B\"]")).containsExactlyInAnyOrder("A", "B");
    assertThat(secrets("secret.A ?? secret.B ?? \"\"")).containsExactlyInAnyOrder("A", "B");
    assertThat(secrets("has(secret.A) ? 1 : 2")).containsExactly("A");
    assertThat(secrets("secret.?A.orValue(\"\")")).containsExactly("A");
    assertThat(secrets("secret[?\"A\"].orValue(\"\")")).containsExactly("A");
    assertThat(secrets("[1].map(x, secret.A)")).containsExactly("A");
    assertThat(secrets("[{\"a\": 1}].map(secret, secret.a)")).isEmpty();
    assertThat(secrets("json.secret.a == \"secret.b\"")).isEmpty();
    assertThat(secrets("status == 200")).isEmpty();
  }

  @Test
  void aTemplateReadsThoseOfItsExpressions() {
    var compiled =
        (Compilation.Compiled<Template>)
            COMPILER.template("${secret.A}/${secret.B ?? \"\"}/$${secret.C}", Trial.NAMES);

    assertThat(compiled.secrets()).containsExactlyInAnyOrder("A", "B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret",
        "secret[chat]",
        "secret[\"A\" + \"B\"]",
        "toJson(secret)",
        "secret == null",
        "secret.map(k, k)",
        "secret.exists(k, k == \"A\")",
        "[secret][0].A",
        "secret[chat] ?? \"\"",
        "secret ?? \"\"",
        "secret.?chat == secret[?chat]",
        "cel.bind(s, secret, s.A)",
        "\"A\" in secret",
        "size(secret)",
        "jsonpath(secret, \"$.A\")"
      })
  void aSecretThatIsNotKnownBeforehandIsAProblem(String source) {
    assertThat(trial.problems(source))
        .extracting(ExpressionProblem::fix)
        .containsOnly("write `secret.NAME`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int(secret.A)",
        "double(secret.A)",
        "timestamp(secret.A)",
        "duration(secret.A)",
        "secret.A.matches(secret.A + \"(\")",
        "json[secret.A]",
        "json[secret.A] == 1",
        "{\"a\": 1}[secret.A]",
        "{secret.A: 1}[json.id]",
        "{secret.A: 1, secret.A: 2}",
        "hash(secret.A, \"\")",
        "hmac(\"sha1\", \"\", secret.A)",
        "totp(secret.A)",
        "secret.A.substring(500)",
        "secret.A.charAt(500)",
        "secret.A + json.nope",
        "secret.A > json.id",
        "secret.A && true == json.nope",
        "[secret.A].map(x, int(x))",
        "[secret.A].map(x, x.y)",
        "json.id.startsWith(secret.A)",
        "parseJson(secret.A)",
        "urldecode(\"%\" + secret.A)",
        "xpath(secret.A, \"/a\")",
        "xpath(\"<a/>\", secret.A + \"[\")",
        "jsonpath(json, secret.A + \"[\")",
        "regex.extract(secret.A, secret.A + \"(\")",
        "regex.replace(secret.A, \".\", secret.A + \"\\\\\")",
        "base64.decode(secret.A + \"%\")",
        "secret.A.split(json.id)",
        "lists.range(int(secret.B))",
        "[1][int(secret.B)]",
        "1 / (int(secret.B) - 99999999)",
        "random(int(secret.B), 0)",
        "totp(\"GEZDGNBV\", int(secret.B))",
        "dyn(secret.A) ? 1 : 2",
        "[1].slice(0, int(secret.B))",
        "secret.A.replace(secret.A, json.nope)",
        "json.id.exists(x, x == secret.A)",
        "cel.bind(s, secret.A, s.x)"
      })
  void noMessageHoldsASecret(String source) {
    var scope =
        Scope.EMPTY
            .with("secret", Map.of("A", VALUE, "B", "99999999"))
            .with("json", Map.of("id", 5));

    switch (COMPILER.expression(source, Trial.NAMES)) {
      case Compilation.Invalid<Expression>(var problems) ->
          assertThat(problems.toString()).doesNotContain(VALUE);
      case Compilation.Compiled<Expression>(var expression, var _) -> {
        assertThat(expression.toString()).doesNotContain(VALUE);
        try {
          expression.holds(scope);
          throw new AssertionError(source + " holds");
        } catch (EvaluationException e) {
          assertThat(String.valueOf(e.getMessage()).replace(source, ""))
              .doesNotContain("hunter")
              .doesNotContain("99999999");
          assertThat(e.getCause()).isNull();
          assertThat(e.getSuppressed()).isEmpty();
        }
      }
    }
  }

  @Test
  void aSecretThatIsMissingIsSaidByItsName() {
    assertThat(trial.failure("secret.NOPE", Scope.EMPTY.with("secret", Map.of())))
        .isEqualTo("secret.NOPE: no such key \"NOPE\"");
    assertThat(List.of(secrets("secret.NOPE"))).hasSize(1);
  }
}

package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.target.TargetRules;
import dev.nines.yaml.JourneyFiles;
import dev.nines.yaml.JourneyLoader;
import dev.nines.yaml.Loaded;
import dev.nines.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownTargetsTest {

  @TempDir Path folder;

  private Map<String, Map<String, String>> variables = Map.of();

  private List<String> problems(String journey, String... patterns) throws IOException {
    return told(judged(journey, patterns).problems());
  }

  private List<String> told(List<Problem> problems) {
    return problems.stream()
        .map(Problem::toString)
        .map(text -> text.replace(folder + "/", ""))
        .toList();
  }

  private Loaded judged(String journey, String... patterns) throws IOException {
    var file = Files.writeString(folder.resolve("j.yaml"), journey);
    var loaded = new JourneyLoader(new ExpressionCompiler()).load(JourneyFiles.read(List.of(file)));
    assertThat(loaded.problems()).isEmpty();
    return KnownTargets.judged(
        loaded, TargetRules.parse(List.of(patterns)), new RegionVariables(variables));
  }

  @Test
  void whatIsWrittenIsHeldAgainstTheTargets() throws Exception {
    var journey =
        """
        journey: j
        vars: { shop: "http://any.example", id: "7" }
        actors:
          customer: { url: "https://shop.example:8443/v2" }
          other: { url: "${vars.shop}", proxy: "http://proxy.example:3128" }
          third: { url: "http://host-${vars.id}.example/" }
        steps:
          - { as: customer, get: "http://169.254.169.254/latest/${vars.id}" }
          - { as: customer, websocket: "wss://[fe80::1]/feed" }
          - { as: customer, get: "http://b.example${vars.id}/" }
          - { as: other, get: / }
          - { as: third, get: / }
        """;
    assertThat(problems(journey))
        .containsExactly(
            "j.yaml:1:1: the target 169.254.169.254 is refused: link-local addresses and those of clouds' metadata are no targets unless --targets names them",
            "j.yaml:1:1: the target fe80:0:0:0:0:0:0:1 is refused: link-local addresses and those of clouds' metadata are no targets unless --targets names them");
    assertThat(problems(journey, "shop.example"))
        .contains(
            "j.yaml:1:1: the target proxy.example is refused: it is none of --targets shop.example");
    assertThat(problems(journey, "shop.example", "169.254.169.254", "fe80::1"))
        .as("a name may have an address that is allowed")
        .isEmpty();
    assertThat(problems(journey, "*.example", "169.254.169.254", "fe80::/64", "10.0.0.0/8"))
        .isEmpty();
    assertThat(problems(journey, "!shop.example", "169.254.169.254", "fe80::1", "*"))
        .containsExactly(
            "j.yaml:1:1: the target shop.example is refused by !shop.example of --targets");
  }

  private static final String REGIONAL =
      """
      journey: j
      regions: [eu-1, us-1]
      steps:
        - { get: "${env.BASE}/v2" }
        - { get: "https://${env.HOST}:${env.PORT}/" }
      """;

  @Test
  void addressesOfEveryRegionAreHeldAgainstTheTargets() throws Exception {
    var whole = Map.of("BASE", "https://eu.example", "HOST", "chat.eu.example", "PORT", "8443");
    variables =
        Map.of(
            "eu-1", whole,
            "us-1", Map.of("BASE", "http://169.254.169.254", "HOST", "us.example", "PORT", "1"),
            "ap-1", Map.of("BASE", "https://elsewhere.example"));
    assertThat(problems(REGIONAL, "*.example"))
        .singleElement()
        .asString()
        .contains("the target 169.254.169.254 is refused");
    assertThat(problems(REGIONAL, "!*.us.example", "!chat.eu.example", "*"))
        .anyMatch(text -> text.contains("chat.eu.example is refused"));
  }

  @Test
  void aRegionThatLacksAVariableIsAWarning() throws Exception {
    variables = Map.of("eu-1", Map.of("BASE", "https://eu.example", "PORT", "1"), "ap-1", Map.of());
    var judged = judged(REGIONAL);
    assertThat(judged.ok()).isTrue();
    assertThat(told(judged.warnings()))
        .containsExactly(
            "j.yaml:1:1: warning: env.HOST has no value in region eu-1 by the configuration; expected it in the environment of its prober; give it under variables, there or for all regions");
    variables = Map.of();
    assertThat(judged(REGIONAL).warnings()).isEmpty();
  }
}

package dev.nines.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.metrics.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The rules word by word. With {@code -Dgolden.write=true} the files are written anew, to be read
 * in the diff.
 */
class RuleTextTest {

  private static final String TITLE = "Made for a test.";

  private final List<Group> groups = RecordingRules.of(Catalogues.everything(), "nines");
  private final List<Group> alerts = AlertingRules.of(Catalogues.everything(), "nines");

  private static void matches(String name, String text) throws IOException {
    var golden = Path.of("src/test/resources/dev/nines/rules", name);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  @Test
  void theRuleFileIsTheGoldenOne() throws IOException {
    matches("rules.yaml", RuleText.prometheus(groups, TITLE));
  }

  @Test
  void theAlertsAreTheGoldenOnes() throws IOException {
    matches("alerts.yaml", RuleText.prometheus(alerts, TITLE));
  }

  @Test
  void theOperatorsObjectIsTheGoldenOne() throws IOException {
    var all = new ArrayList<>(RecordingRules.of(Catalogues.smallest(), "nines"));
    all.addAll(AlertingRules.of(Catalogues.smallest(), "nines"));
    matches("operator.yaml", operator(all));
  }

  @Test
  void promtoolFindsNothingToSayOfAlerts() throws Exception {
    int rules = alerts.stream().mapToInt(group -> group.rules().size()).sum();
    var said = Promtool.run(RuleText.prometheus(alerts, TITLE), "check", "rules", "/dev/stdin");

    assertThat(said).contains("SUCCESS: " + rules + " rules found").doesNotContain("duplicate");
  }

  private static String operator(List<Group> groups) {
    return RuleText.operator(
        groups, TITLE, "nines", "monitoring", Map.of("release", "prometheus", "on", "yes"));
  }

  @Test
  void theOperatorIsGivenTheSameGroups() {
    var object = load(operator(groups));

    assertThat(object)
        .containsEntry("apiVersion", "monitoring.coreos.com/v1")
        .containsEntry("kind", "PrometheusRule")
        .containsEntry(
            "metadata",
            Map.of(
                "name",
                "nines",
                "namespace",
                "monitoring",
                "labels",
                Map.of("release", "prometheus", "on", "yes")))
        .containsEntry("spec", load(RuleText.prometheus(groups, TITLE)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> load(String yaml) {
    return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  @Test
  void promtoolFindsNothingToSay() throws Exception {
    int rules = groups.stream().mapToInt(group -> group.rules().size()).sum();
    var said = Promtool.run(RuleText.prometheus(groups, TITLE), "check", "rules", "/dev/stdin");

    assertThat(said).contains("SUCCESS: " + rules + " rules found").doesNotContain("duplicate");
  }

  @Test
  void quotesAndBackslashesInLabelsStayTheirOwn() throws Exception {
    var odd = "say \"hello\" \\ or a.b|c*";
    var rule =
        new Rule(
            "journey:nines_test:ratio",
            Selector.of("nines_runs_total")
                    .with("step", odd)
                    .among("dependency", List.of(odd, "other"))
                + "\n+\n1",
            Map.of("milestone", odd),
            "");
    var text =
        RuleText.prometheus(
            List.of(new Group("odd", Duration.ofMinutes(1), "", List.of(rule))), TITLE);

    assertThat(Promtool.run(text, "check", "rules", "/dev/stdin"))
        .contains("SUCCESS: 1 rules found");
    assertThat(load(text).toString()).contains("milestone=" + odd);
    assertThat(rule.expression())
        .startsWith(
            "nines_runs_total{step=\"say \\\"hello\\\" \\\\ or a.b|c*\","
                + " dependency=~\"say \\\"hello\\\" \\\\\\\\ or a\\\\.b\\\\|c\\\\*|other\"}");
  }
}

package dev.nines.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.metrics.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about rules names every series that is recorded, and no other. */
class DocumentationTest {

  private static final Pattern ROW =
      Pattern.compile("^\\| `(nines_\\w+:\\w+)` \\| ([^|]*)\\|.*$", Pattern.MULTILINE);
  private static final Pattern ALERT_ROW =
      Pattern.compile("^\\| `(Nines\\w+)` \\| (\\w+) \\|", Pattern.MULTILINE);
  private static final Pattern QUERIES = Pattern.compile("```promql\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern RANGE = Pattern.compile("(?<=increase|ratio_rate)(\\d+[mhd])+$");

  /** Kept for the rules that are made of them alone. */
  private static final Pattern PART = Pattern.compile("increase[14]m$");

  private final String page;

  DocumentationTest() throws IOException {
    page = Files.readString(Path.of("docs/rules.md"));
  }

  @Test
  void everyAlertIsThereWithItsSeverity() {
    var documented =
        ALERT_ROW
            .matcher(page)
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documented)
        .containsExactlyElementsOf(
            AlertingRules.of(Catalogues.everything(), "nines").stream()
                .flatMap(Group::alerts)
                .filter(alert -> !alert.name().startsWith("NinesService"))
                .map(alert -> alert.name() + " " + alert.severity().word())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static List<String> recorded() {
    return RecordingRules.of(Catalogues.everything(), "nines").stream()
        .flatMap(Group::recorded)
        .map(Rule::record)
        .distinct()
        .toList();
  }

  @Test
  void everySeriesIsThereWithItsLevels() {
    var documented = new TreeSet<String>();
    ROW.matcher(page)
        .results()
        .forEach(row ->
            Arrays.stream(row.group(2).replace("`", "").strip().split(" "))
                .map(level -> level + ":" + row.group(1))
                .forEach(documented::add));

    assertThat(documented)
        .containsExactlyElementsOf(
            recorded().stream()
                .filter(name -> !PART.matcher(name).find())
                .map(name -> RANGE.matcher(name).replaceFirst("W"))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void theExamplesAreQueries() throws Exception {
    var rules = new ArrayList<>(List.of("groups:", "- name: documented", "  rules:"));
    QUERIES
        .matcher(page)
        .results()
        .flatMap(block -> block.group(1).lines())
        .forEach(query -> {
          rules.add("  - record: documented:query" + rules.size());
          rules.add("    expr: |2");
          rules.add("      " + query);
        });

    assertThat(Promtool.run(String.join("\n", rules) + "\n", "check", "rules", "/dev/stdin"))
        .contains("SUCCESS: 3 rules found");
  }
}

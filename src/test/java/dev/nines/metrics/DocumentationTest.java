package dev.nines.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about metrics says what is exposed, no more and no less. */
class DocumentationTest {

  private static final Pattern ROW =
      Pattern.compile("^\\| `(nines_\\w+)` \\| (\\w+)[^|]*\\| ([^|]*)\\|.*$", Pattern.MULTILINE);
  private static final Pattern QUERY = Pattern.compile("```promql\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern SAMPLE = Pattern.compile("^(nines_\\w+?)(\\{(.*)\\})? .*");
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  private final String page;

  DocumentationTest() throws IOException {
    page = Files.readString(Path.of("docs/metrics.md"));
  }

  @Test
  void everyFamilyIsThereWithItsTypeAndLabels() throws IOException {
    var documented =
        ROW.matcher(page)
            .results()
            .map(row -> row.group(1) + " " + row.group(2) + " " + labels(row.group(3)))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documented).containsExactlyElementsOf(exposed());
  }

  private static Set<String> labels(String cell) {
    return WORD.matcher(cell)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> exposed() throws IOException {
    var golden = Files.readAllLines(Path.of("src/test/resources/dev/nines/metrics/exposition.txt"));
    var types = new TreeMap<String, String>();
    var labels = new TreeMap<String, TreeSet<String>>();
    for (var line : golden) {
      if (line.startsWith("# TYPE ")) {
        var words = line.split(" ", 4);
        types.put(words[2], words[3]);
      }
      var sample = SAMPLE.matcher(line);
      if (sample.matches()) {
        var name = sample.group(1).replaceFirst("_(bucket|count|sum)$", "");
        LABEL
            .matcher(sample.group(3) == null ? "" : sample.group(3))
            .results()
            .map(label -> label.group(1))
            .filter(label -> !label.equals("le"))
            .forEach(labels.computeIfAbsent(name, _ -> new TreeSet<>())::add);
      }
    }
    var families = new TreeSet<String>();
    types.forEach((name, type) -> {
      if (!name.endsWith("_max")) {
        families.add(name + " " + type + " " + labels.getOrDefault(name, new TreeSet<>()));
      }
    });
    return families;
  }

  @Test
  void everyQueryIsOne() throws Exception {
    var queries = QUERY.matcher(page).results().map(query -> query.group(1)).toList();
    assertThat(queries).hasSizeGreaterThan(5);

    var said = Promtool.run(rules(queries), "check", "rules", "/dev/stdin");

    assertThat(said).contains("SUCCESS: " + queries.size() + " rules found");
  }

  private static String rules(List<String> queries) {
    var rules = new ArrayList<>(List.of("groups:", "- name: documented", "  rules:"));
    for (int number = 0; number < queries.size(); number++) {
      rules.add("  - record: documented:query" + number);
      rules.add("    expr: |2");
      queries.get(number).lines().forEach(line -> rules.add("      " + line));
    }
    return String.join("\n", rules) + "\n";
  }
}

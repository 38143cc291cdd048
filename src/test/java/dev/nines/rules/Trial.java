package dev.nines.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.metrics.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counters as they might have been scraped, and what the rules are to make of them; Prometheus' own
 * unit test of rules says whether they do. It evaluates all groups every minute, whatever their
 * interval.
 */
final class Trial {

  private final Catalogue catalogue;
  private final String scraped;
  private final List<String> series = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  /**
   * @param scraped the interval between two scrapes, such as 1m
   */
  Trial(Catalogue catalogue, String scraped) {
    this.catalogue = catalogue;
    this.scraped = scraped;
  }

  /**
   * A scraped series.
   *
   * @param values in the notation of promtool: {@code 0+2x60} begins at 0 and goes 60 times 2 up
   */
  Trial given(String name, Map<String, String> labels, String values) {
    series.add("  - series: '%s'\n    values: '%s'\n".formatted(name + braces(labels), values));
    return this;
  }

  private static String braces(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
        .sorted()
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** At {@code time} the expression has this one value, in percent, to a tenth of one. */
  Trial percent(String time, String expression, double value) {
    return says(time, "round(sum(100 * " + expression + "), 0.1)", value);
  }

  /** At {@code time} the expression has this one value, to a thousandth. */
  Trial number(String time, String expression, double value) {
    return says(time, "round(sum(" + expression + "), 0.001)", value);
  }

  /** At {@code time} the expression has this one value, give or take so much. */
  Trial about(String time, String expression, double value, double tolerance) {
    var distance = "abs(sum(" + expression + ") - " + value + ")";
    return says(time, distance + " <= bool " + tolerance, 1);
  }

  /** At {@code time} the expression has no value at all. */
  Trial nothing(String time, String expression) {
    return says(time, "count(" + expression + ") or vector(0)", 0);
  }

  private Trial says(String time, String expression, double value) {
    expected.add(
        """
          - expr: '%s'
            eval_time: %s
            exp_samples:
            - value: %s
        """
            .formatted(expression, time, value));
    return this;
  }

  /** At {@code time} so many alerts of this name fire. */
  Trial fires(String time, String alert, int count) {
    return number(
        time,
        "count(ALERTS{alertname=\"" + alert + "\", alertstate=\"firing\"}) or vector(0)",
        count);
  }

  /**
   * At {@code time} these alerts fire, each once, and no others; pending ones are not looked at.
   */
  Trial fire(String time, String... alerts) {
    var firing = "ALERTS{alertstate=\"firing\"}";
    number(time, "count(" + firing + ") or vector(0)", alerts.length);
    for (var alert : alerts) {
      fires(time, alert, 1);
    }
    return this;
  }

  /** At {@code time} the alert fires with these labels, and is told in these words. */
  Trial tells(String time, String alert, Map<String, String> labels, String... words) {
    told.add(
        """
          - eval_time: %s
            alertname: %s
            exp_alerts:
            - exp_labels: { %s }
              exp_annotations:
                summary: "%s"
                description: "%s"
        """
            .formatted(
                time,
                alert,
                labels.entrySet().stream()
                    .map(label -> label.getKey() + ": \"" + label.getValue() + '"')
                    .sorted()
                    .collect(Collectors.joining(", ")),
                words[0],
                words[1]));
    return this;
  }

  private List<Group> groups() {
    return Stream.of(RecordingRules.of(catalogue, "nines"), AlertingRules.of(catalogue, "nines"))
        .flatMap(List::stream)
        .toList();
  }

  /** Lets promtool judge. */
  void judge() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("rules");
    var rules = folder.resolve("rules.yaml");
    var test = folder.resolve("test.yaml");
    try {
      Files.writeString(rules, RuleText.prometheus(groups(), ""));
      Files.writeString(test, text(rules));
      assertThat(Promtool.run("", "test", "rules", test.toString()))
          .as(Files.readString(test))
          .contains("SUCCESS");
    } finally {
      Files.deleteIfExists(rules);
      Files.deleteIfExists(test);
      Files.delete(folder);
    }
  }

  private String text(Path rules) {
    return """
    rule_files: ["%s"]
    evaluation_interval: 1m
    group_eval_order: [nines-minutes, nines-days, nines-alerts]
    tests:
    - interval: %s
      input_series:
    %s  promql_expr_test:
    %s%s\
    """
        .formatted(
            rules,
            scraped,
            String.join("", series),
            String.join("", expected),
            told.isEmpty() ? "" : "  alert_rule_test:\n" + String.join("", told));
  }
}

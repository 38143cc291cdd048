package dev.nines.rules;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules that are evaluated one after another, at the same moments.
 *
 * @param name unique within a file
 * @param interval between two evaluations
 * @param comment for whoever reads the file
 */
public record Group(
    String name, Duration interval, String comment, List<? extends Evaluated> rules) {

  public Group {
    rules = List.copyOf(rules);
  }

  /** The recording rules among them. */
  Stream<Rule> recorded() {
    return rules.stream().filter(Rule.class::isInstance).map(Rule.class::cast);
  }

  /** The alerting rules among them. */
  Stream<Alert> alerts() {
    return rules.stream().filter(Alert.class::isInstance).map(Alert.class::cast);
  }
}

package dev.nines.rules;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One recording rule.
 *
 * @param record the series that it makes
 * @param expression in PromQL; may have several lines
 * @param labels that it adds, by name
 * @param comment for whoever reads the file; "" for none
 */
public record Rule(String record, String expression, Map<String, String> labels, String comment)
    implements Evaluated {

  public Rule {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  static Rule of(String record, String expression) {
    return new Rule(record, expression, Map.of(), "");
  }

  Rule labelled(Map<String, String> labels) {
    return new Rule(record, expression, labels, comment);
  }

  Rule saying(String comment) {
    return new Rule(record, expression, labels, comment);
  }
}

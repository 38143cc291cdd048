package dev.nines.rules;

import java.time.Duration;
import java.util.List;

/**
 * Rules that are evaluated one after another, at the same moments.
 *
 * @param name unique within a file
 * @param interval between two evaluations
 * @param comment for whoever reads the file
 */
public record Group(String name, Duration interval, String comment, List<Rule> rules) {

  public Group {
    rules = List.copyOf(rules);
  }
}

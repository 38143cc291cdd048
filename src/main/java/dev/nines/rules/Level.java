package dev.nines.rules;

import java.util.List;

/**
 * How finely a number is given.
 *
 * @param byRegion for each region, or over all of them
 */
record Level(Subject subject, boolean byRegion) {

  static List<Level> of(Subject subject) {
    return List.of(new Level(subject, true), new Level(subject, false));
  }

  List<String> labels() {
    return byRegion ? List.of(subject.label(), "region") : List.of(subject.label());
  }
}

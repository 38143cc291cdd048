package dev.nines.yaml;

import dev.nines.expression.Vocabulary;
import dev.nines.yaml.shape.Quoted;
import java.util.Map;
import java.util.Set;

/**
 * What an expression at some point of a journey may read.
 *
 * @param vocabulary every name that it may spell, those of later steps included: they are objected
 *     to with better words than "unknown"
 * @param later names that have no value at this point, each with the step that will store it
 * @param place what is evaluated before all steps, in words; "" within a step
 * @param vars the variables that have a value at this point
 */
record Reach(Vocabulary vocabulary, Map<String, String> later, String place, Set<String> vars) {

  /** Every name that the language itself gives a meaning. */
  static final Set<String> BUILT_IN =
      Vocabulary.BASE
          .with(Vocabulary.ANSWER)
          .with(Vocabulary.MESSAGE)
          .with(Vocabulary.PAGE)
          .names()
          .keySet();

  /** Why a name of {@link #later} cannot be read. */
  String objection(String name, String storedBy) {
    return place.isEmpty()
        ? "%s has no value here: only step %s stores it, which comes later"
            .formatted(name, Quoted.of(storedBy))
        : "%s has no value here: step %s stores it; %s may read vars, env, secret and run alone"
            .formatted(name, Quoted.of(storedBy), place);
  }
}

package dev.nines.yaml;

import dev.nines.expression.Vocabulary;
import java.util.Map;
import java.util.Set;

/**
 * What an expression at some point of a journey may read.
 *
 * @param vocabulary every name that it may spell, those of later steps included: they are objected
 *     to with better words than "unknown"
 * @param objections names that have no value at this point, each with the reason
 * @param vars the variables that have a value at this point
 */
record Reach(Vocabulary vocabulary, Map<String, String> objections, Set<String> vars) {

  /** Every name that the language itself gives a meaning. */
  static final Set<String> BUILT_IN =
      Vocabulary.BASE.with(Vocabulary.ANSWER).with(Vocabulary.MESSAGE).names().keySet();

  Reach {
    objections = Map.copyOf(objections);
    vars = Set.copyOf(vars);
  }
}

package dev.nines.yaml;

import dev.nines.expression.Vocabulary;
import dev.nines.yaml.shape.Problems;
import java.util.Set;

/**
 * What the builders of one journey share while they go through its steps in order.
 *
 * @param vars the names under {@code vars}
 */
record Compiling(
    Texts texts,
    JsonTexts json,
    Targets targets,
    StoredNames stored,
    OpenStreams streams,
    OpenPages pages,
    CompanionFiles files,
    Vocabularies vocabularies,
    Set<String> vars,
    Problems problems) {

  /** What may be read at this point of the journey. */
  Reach reach(Vocabulary vocabulary) {
    return new Reach(vocabulary, stored.later(), "", vars);
  }

  /** What may be read before the steps, in {@code place}. */
  Reach reachBefore(Vocabulary vocabulary, String place) {
    return new Reach(vocabulary, stored.all(), place, vars);
  }
}

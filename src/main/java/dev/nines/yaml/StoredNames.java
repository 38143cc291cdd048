package dev.nines.yaml;

import dev.nines.expression.Kind;
import dev.nines.expression.Vocabulary;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that the steps of a journey store, and from which step on each has a value. */
final class StoredNames {

  /** What the expression language keeps for itself and takes for no field's name either. */
  static final Set<String> KEYWORDS = Set.of("true", "false", "null", "in");

  /** What it takes for no name; CEL's own list. */
  private static final Set<String> RESERVED =
      Set.of(
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private final Map<String, String> storedBy = new LinkedHashMap<>();
  private Map<String, String> later;

  /** What {@code steps} store, each to be ready once {@link #ready} says so. */
  StoredNames(List<Written> steps, StepNames names, Problems problems) {
    steps.forEach(step -> announce(step, names.of(step), problems));
    later = Map.copyOf(storedBy);
  }

  private void announce(Written step, String stepName, Problems problems) {
    for (var named : names(step)) {
      if (Reach.BUILT_IN.contains(named.name()) || RESERVED.contains(named.name())) {
        problems.add(
            named.key().place(),
            "%s is a name of the language's own and cannot be stored; expected a name of yours"
                .formatted(Quoted.of(named.name())),
            null);
      } else {
        storedBy.putIfAbsent(named.name(), stepName);
      }
    }
  }

  /** From here on, what {@code step} stores has a value. */
  void ready(Written step) {
    if (!later.isEmpty() && !names(step).isEmpty()) {
      var left = new HashMap<>(later);
      names(step).forEach(named -> left.remove(named.name()));
      later = Map.copyOf(left);
    }
  }

  /** {@code base} and every stored name, ready or not. */
  Vocabulary with(Vocabulary base) {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    storedBy.keySet().forEach(name -> kinds.put(name, Kind.ANY));
    return base.with(new Vocabulary(kinds));
  }

  /** The names that have no value yet, each with the step that stores it. */
  Map<String, String> later() {
    return later;
  }

  /** All names, each with the first step that stores it. */
  Map<String, String> all() {
    return storedBy;
  }

  private static List<Named<Scalar>> names(Written step) {
    return step.get(StepKeys.STORE, List.of());
  }
}

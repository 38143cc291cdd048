package dev.nines.notify.receiver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a body's template can name; {@link NoticeData} fills it. */
sealed interface BodyNames {

  /** A text, number or truth, or null. */
  record Value() implements BodyNames {}

  /** Several of the same. */
  record Many(BodyNames item) implements BodyNames {}

  /** Values by name. */
  record Named(Map<String, BodyNames> members) implements BodyNames {
    public Named {
      members = Map.copyOf(members);
    }

    Set<String> names() {
      return members.keySet();
    }
  }

  /** All that there is. */
  Named NOTICE =
      named(
          Map.of("incidents", new Many(incident())),
          "key",
          "id",
          "version",
          "kind",
          "test",
          "stands",
          "environment",
          "region",
          "about",
          "severity",
          "headline",
          "text",
          "at",
          "link",
          "acknowledge");

  private static Named incident() {
    return named(
        Map.of(
            "regions",
            new Many(new Value()),
            "reasons",
            new Many(named(Map.of(), "reason", "runs")),
            "latest",
            named(Map.of(), "run", "journey", "scheduled", "step", "reason", "message", "link"),
            "parts",
            new Many(named(Map.of(), "service", "journey"))),
        "id",
        "subject",
        "journey",
        "title",
        "service",
        "region",
        "rule",
        "severity",
        "concern",
        "stage",
        "observed",
        "began",
        "detected",
        "over",
        "passive",
        "active",
        "flapping",
        "failures",
        "dependency",
        "revision");
  }

  private static Named named(Map<String, BodyNames> others, String... values) {
    var members = new LinkedHashMap<>(others);
    List.of(values).forEach(value -> members.put(value, new Value()));
    return new Named(members);
  }
}

package dev.nines.yaml;

import dev.nines.journey.Actor;
import dev.nines.journey.Nearest;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The actors of one journey.
 *
 * @param sure whether all of them could be read: only then is a name unknown for certain
 */
record Parties(Map<String, Party> byName, boolean sure) {

  static Parties of(Written journey, ActorBuilder builder) {
    Map<String, Party> byName = new LinkedHashMap<>();
    for (var named : journey.get(JourneyKeys.ACTORS, List.<Named<Written>>of())) {
      var written = named.value();
      var actor = written == null ? null : builder.build(named.name(), written);
      byName.put(named.name(), new Party(named.name(), actor, written));
    }
    if (!journey.has(JourneyKeys.ACTORS)) {
      byName.put(Party.IMPLICIT, new Party(Party.IMPLICIT, builder.implicit(), null));
    }
    return new Parties(byName, !byName.isEmpty());
  }

  /** Those without problems. */
  Map<String, Actor> actors() {
    Map<String, Actor> actors = new LinkedHashMap<>();
    byName.forEach((name, party) -> {
      if (party.actor() != null) {
        actors.put(name, party.actor());
      }
    });
    return actors;
  }

  /** Who does {@code step}; null where that is a problem, which is then said. */
  @Nullable Party of(Written step, Problems problems) {
    var name = step.get(StepKeys.AS);
    if (name != null) {
      return named(name, step, problems);
    }
    if (step.has(StepKeys.AS) || !sure) {
      return null;
    }
    if (byName.size() == 1 || step.has(ActKeys.SLEEP)) {
      return byName.values().iterator().next();
    }
    problems.add(
        step.place(),
        "found a step without \"as\"; expected one of the actors %s"
            .formatted(String.join(", ", byName.keySet())),
        null);
    return null;
  }

  private @Nullable Party named(String name, Written step, Problems problems) {
    var party = byName.get(name);
    if (party == null && sure) {
      var near = Nearest.to(name, byName.keySet());
      problems.add(
          step.at(StepKeys.AS),
          "there is no actor %s; expected one of %s"
              .formatted(Quoted.of(name), String.join(", ", byName.keySet())),
          near == null ? null : "did you mean " + near + "?");
    }
    return party;
  }
}

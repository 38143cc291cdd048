package dev.nines.yaml;

import dev.nines.journey.Durations;
import dev.nines.journey.Milestone;
import dev.nines.journey.Nearest;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes milestones of what their author wrote.
 *
 * @param steps the names of the journey's steps, in order
 */
record MilestoneBuilder(List<String> steps, JourneyLimits limits, Problems problems) {

  /** Those that could be read; the problems tell of the others. */
  Map<String, Milestone> build(List<Named<Written>> written) {
    Map<String, Milestone> milestones = new LinkedHashMap<>();
    for (var named : written) {
      if (named.value() != null) {
        milestones.put(named.name(), milestone(named, named.value()));
      }
    }
    return milestones;
  }

  private Milestone milestone(Named<Written> named, Written written) {
    var from = written.get(MilestoneKeys.FROM, Milestone.START);
    var to = written.get(MilestoneKeys.TO, Milestone.END);
    boolean fromKnown = known(written, MilestoneKeys.FROM, from, Milestone.START);
    boolean toKnown = known(written, MilestoneKeys.TO, to, Milestone.END);
    if (fromKnown && toKnown && place(to) < place(from)) {
      problems.add(
          written.at(MilestoneKeys.TO),
          "milestone %s leads from step %s back to the earlier step %s"
              .formatted(Quoted.of(named.name()), Quoted.of(from), Quoted.of(to)),
          "exchange from and to");
    }
    var within = written.get(MilestoneKeys.WITHIN);
    if (within != null && within.compareTo(limits.timeout()) > 0) {
      problems.add(
          written.at(MilestoneKeys.WITHIN),
          "within %s is longer than %s: the run would have failed before"
              .formatted(Durations.text(within), limits.steps().words()),
          null);
    }
    return new Milestone(named.name(), from, to, within);
  }

  private boolean known(Written written, Key<String> key, String name, String edge) {
    if (name.equals(edge) || steps.contains(name)) {
      return true;
    }
    var near = Nearest.to(name, steps);
    problems.add(
        written.at(key),
        "%s: there is no step %s; expected a step's name or %s"
            .formatted(key.name(), Quoted.of(name), edge),
        near == null ? null : "did you mean " + Quoted.of(near) + "?");
    return false;
  }

  private int place(String name) {
    return switch (name) {
      case Milestone.START -> -1;
      case Milestone.END -> Integer.MAX_VALUE;
      default -> steps.indexOf(name);
    };
  }
}

package dev.nines.yaml;

import dev.nines.journey.Durations;
import dev.nines.journey.Milestone;
import dev.nines.journey.Nearest;
import dev.nines.journey.Objective;
import dev.nines.journey.Objective.Availability;
import dev.nines.journey.Objective.Latency;
import dev.nines.journey.Objective.Rolling;
import dev.nines.journey.Objective.Window;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes objectives of what their author wrote.
 *
 * @param longest the longest that a good run can take
 */
record ObjectiveBuilder(Map<String, Milestone> milestones, Duration longest, Problems problems) {

  private static final Window DEFAULT_WINDOW = new Rolling(Duration.ofDays(30));

  /** Those that could be read; the problems tell of the others. */
  List<Objective> build(List<Written> written) {
    var objectives = new ArrayList<Objective>();
    for (var each : written) {
      var objective = objective(each);
      if (objective != null) {
        if (objectives.contains(objective)) {
          problems.add(each.place(), "the same objective is given twice", "remove one of them");
        }
        objectives.add(objective);
      }
    }
    return objectives;
  }

  private @Nullable Objective objective(Written written) {
    var window = written.get(ObjectiveKeys.WINDOW, DEFAULT_WINDOW);
    var target = written.get(ObjectiveKeys.AVAILABILITY);
    if (target != null) {
      return new Availability(target, window);
    }
    var latency = written.get(ObjectiveKeys.LATENCY);
    if (latency == null) {
      return null;
    }
    var milestone = written.get(ObjectiveKeys.MILESTONE);
    if (milestone != null && !milestones.containsKey(milestone)) {
      unknown(written, milestone);
    } else {
      reachable(written, latency.threshold(), milestone);
    }
    return new Latency(latency.target(), latency.threshold(), milestone, window);
  }

  private void unknown(Written written, String milestone) {
    var near = Nearest.to(milestone, milestones.keySet());
    problems.add(
        written.at(ObjectiveKeys.MILESTONE),
        "there is no milestone %s; expected %s"
            .formatted(
                Quoted.of(milestone),
                milestones.isEmpty()
                    ? "one that is given under milestones"
                    : "one of " + String.join(", ", milestones.keySet())),
        near == null ? null : "did you mean " + Quoted.of(near) + "?");
  }

  /** Whether a run can be slower than promised and yet be good. */
  private void reachable(Written written, Duration threshold, @Nullable String milestone) {
    var measured = milestone == null ? null : milestones.get(milestone);
    var within = measured == null ? null : measured.within();
    var most = within == null ? longest : within;
    if (threshold.compareTo(most) >= 0) {
      problems.add(
          written.at(ObjectiveKeys.LATENCY),
          "a latency of %s is never missed: a run of more than %s has failed already"
              .formatted(Durations.text(threshold), Durations.text(most)),
          "promise less than " + Durations.text(most));
    }
  }
}

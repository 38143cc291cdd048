package dev.nines.yaml;

import dev.nines.journey.Objective;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import java.util.List;

/** What is promised over a window of time. */
final class ObjectiveKeys {

  private ObjectiveKeys() {}

  static final Key<Double> AVAILABILITY =
      Key.of("availability", Measures.PERCENTAGE, "The share of good runs, such as 99.9%.");

  static final Key<Measures.Share> LATENCY =
      Key.of(
          "latency",
          Measures.LATENCY,
          "The share of runs that are fast enough, such as 95% < 3s; a good run over the threshold is degraded.");

  static final Key<String> MILESTONE =
      Key.of(
          "milestone", Scalars.PLAIN, "What the latency is measured of. Default: the whole run.");

  static final Key<Objective.Window> WINDOW =
      Key.of("window", Measures.WINDOW, "The time over which it is judged: month or a duration.")
          .preset("30d")
          .alsoCalled("period", "over");

  /** A service has no milestones of its own. */
  static final ObjectShape OF_SERVICE =
      new ObjectShape(
          "serviceObjective",
          "an objective",
          "What is promised of a service over a window of time.",
          List.of(AVAILABILITY, LATENCY, WINDOW),
          List.of(new Rule.ExactlyOne("a promise", List.of(AVAILABILITY, LATENCY))));

  static final ObjectShape SHAPE =
      new ObjectShape(
          "objective",
          "an objective",
          "What is promised over a window of time.",
          List.of(AVAILABILITY, LATENCY, MILESTONE, WINDOW),
          List.of(
              new Rule.ExactlyOne("a promise", List.of(AVAILABILITY, LATENCY)),
              new Rule.OnlyBeside(List.of(MILESTONE), List.of(LATENCY))));
}

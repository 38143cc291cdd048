package dev.nines.yaml;

import dev.nines.journey.Milestone;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import java.time.Duration;
import java.util.List;

/** A named duration between two steps. */
final class MilestoneKeys {

  private MilestoneKeys() {}

  static final Key<String> FROM =
      Key.of("from", Scalars.PLAIN, "The step whose first byte sent begins it, or start.")
          .preset(Milestone.START);

  static final Key<String> TO =
      Key.of("to", Scalars.PLAIN, "The step whose success ends it, or end.").preset(Milestone.END);

  static final Key<Duration> WITHIN =
      Key.of(
              "within",
              DurationShapes.DURATION,
              "The promise: a longer one makes the run fail. Without it, it is only measured.")
          .alsoCalled("timeout", "limit", "max");

  static final ObjectShape SHAPE =
      new ObjectShape(
          "milestone",
          "a milestone",
          "A duration between two steps, whichever actors do them.",
          List.of(FROM, TO, WITHIN),
          List.<Rule>of());
}

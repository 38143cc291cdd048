package dev.nines.yaml;

import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import dev.nines.yaml.shape.Written;
import java.util.List;

/** When the need arises and is promised. */
final class WhenKeys {

  private WhenKeys() {}

  static final Key<String> CALENDAR =
      Key.of(
              "calendar",
              Names.LABEL_NAME,
              "The calendar in whose hours the service is promised: always, or the name of a calendar's file.")
          .preset("always")
          .alsoCalled("hours", "schedule");

  static final Key<List<Written>> REQUIRE =
      Key.of(
              "require",
              ListShape.of(StepKeys.CONDITION),
              "Requests whose expect must hold, asked before each run.")
          .alsoCalled("requires", "conditions", "condition");

  static final ObjectShape SHAPE =
      new ObjectShape(
          "when",
          "a map with calendar or require",
          "When the need arises and is promised; otherwise the run is excluded, not failed.",
          List.of(CALENDAR, REQUIRE),
          List.<Rule>of());
}

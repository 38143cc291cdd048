package dev.nines.yaml;

import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import java.util.List;

/** A silence's file. */
final class SilenceKeys {

  private SilenceKeys() {}

  static final Key<String> SILENCE =
      Key.of("silence", Names.LABEL_NAME, "The silence's name.").required();

  static final Key<String> REASON =
      Key.of("reason", Scalars.WORDS, "Why nobody is told, in words.")
          .required()
          .alsoCalled("title", "description", "why", "summary", "comment");

  static final Key<List<Scalar>> SERVICES =
      Key.of(
              "services",
              ListShape.oneOrMore(Names.REFERENCE),
              "The services that it covers, with their journeys; an integral one stands for all that it is composed of. Where neither journeys nor services are given, everything is covered.")
          .alsoCalled("service", "covers");

  static final ObjectShape SHAPE =
      new ObjectShape(
          "silence",
          "a silence",
          "Times in which nobody is told of trouble: it is judged, counted and shown all the same.",
          List.of(
              SILENCE,
              REASON,
              MaintenanceKeys.JOURNEYS,
              SERVICES,
              MaintenanceKeys.ZONE,
              MaintenanceKeys.WINDOWS,
              MaintenanceKeys.WEEKLY),
          List.of(
              new Rule.ExactlyOne(
                  "its time", List.of(MaintenanceKeys.WINDOWS, MaintenanceKeys.WEEKLY))),
          "x-");
}

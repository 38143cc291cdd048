package dev.nines.yaml;

import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import java.util.List;

/** The file of what holds of every journey's alerts. */
final class AlertingKeys {

  private AlertingKeys() {}

  static final Key<String> ALERTING =
      Key.of("alerting", Names.LABEL_NAME, "A name for these defaults; a folder has one such file.")
          .required();

  static final Key<List<String>> QUIET =
      Key.of(
              "quiet",
              ListShape.oneOrMore(Names.WORDS_NAME),
              "The environments in which nobody is told of anything; it is judged and shown all the same.")
          .alsoCalled("silent", "mute", "environments");

  static final ObjectShape SHAPE =
      new ObjectShape(
          "alerting",
          "defaults of alerting",
          "What holds of every journey's alerts where its own file and its service's leave it open.",
          List.of(ALERTING, QUIET, AlertKeys.ALERTS),
          List.<Rule>of(),
          "x-");
}

package dev.nines.yaml;

import dev.nines.alert.Severity;
import dev.nines.calendar.Always;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.OrOff;
import dev.nines.yaml.shape.Written;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is told how of a trouble, severity by severity. */
final class ProtocolKeys {

  private ProtocolKeys() {}

  static final Key<Duration> STANDS =
      Key.of(
              "stands",
              DurationShapes.WAIT,
              "How long it must have stood before anybody is told; 0s tells at once.")
          .alsoCalled("for", "delay", "wait");

  static final Key<String> HOURS =
      Key.of(
              "hours",
              Names.LABEL_NAME,
              "When it may be told: " + Always.NAME + ", or the name of a calendar's file.")
          .alsoCalled("calendar", "when", "during");

  static final Key<Duration> AFTER =
      Key.of(
              "after",
              DurationShapes.WAIT,
              "How long nobody has acknowledged it since it was first told; the first step is at once.")
          .preset("0s")
          .alsoCalled("delay", "wait");

  static final Key<List<Scalar>> TO =
      Key.of(
              "to",
              ListShape.oneOrMore(Names.REFERENCE),
              "The names of the receivers. Default: all that are declared.")
          .alsoCalled("receivers", "receiver", "tell", "notify");

  private static final ObjectShape STEP =
      new ObjectShape(
          "escalation",
          "a map with after and to",
          "Who is told when nobody has acknowledged it for a while.",
          List.of(AFTER, TO),
          List.of());

  static final Key<Optional<List<Written>>> ESCALATE =
      Key.of(
              "escalate",
              new OrOff<>(ListShape.of(STEP)),
              "Who is told, and who next while nobody acknowledges it; off tells nobody.")
          .alsoCalled("escalation", "escalations", "tell", "to", "receivers");

  static final Key<Optional<List<Duration>>> REMIND =
      Key.of(
              "remind",
              new OrOff<>(ListShape.oneOrMore(DurationShapes.DURATION)),
              "The growing distances between one telling and the next while nobody acknowledges it, the last of which repeats; or off.")
          .alsoCalled("reminders", "repeat", "repeat_interval");

  private static final ObjectShape PROTOCOL =
      new ObjectShape(
          "protocol",
          "a map with stands, hours, escalate or remind",
          "How a trouble of one severity is told. What is left out is as it was.",
          List.of(STANDS, HOURS, ESCALATE, REMIND),
          List.of());

  private static final Key<Written> CRITICAL =
      Key.of("critical", PROTOCOL, "Told at once, day and night, and climbs.");

  private static final Key<Written> ERROR =
      Key.of("error", PROTOCOL, "Told if it still stands after half an hour.");

  private static final Key<Written> WARNING =
      Key.of("warning", PROTOCOL, "Waits for working hours.").alsoCalled("warn");

  private static final Key<Written> ADVISORY =
      Key.of("advisory", PROTOCOL, "Shown; nobody is told.").alsoCalled("info");

  /** By severity. */
  static final Map<Severity, Key<Written>> EACH =
      Map.of(
          Severity.CRITICAL, CRITICAL,
          Severity.ERROR, ERROR,
          Severity.WARNING, WARNING,
          Severity.ADVISORY, ADVISORY);

  static final Key<Written> SEVERITIES =
      Key.of(
              "severities",
              new ObjectShape(
                  "severities",
                  "a map with critical, error, warning or advisory",
                  "How a trouble is told, severity by severity.",
                  List.of(CRITICAL, ERROR, WARNING, ADVISORY),
                  List.of()),
              "How a trouble is told, severity by severity.")
          .alsoCalled("severity", "levels", "protocols");
}

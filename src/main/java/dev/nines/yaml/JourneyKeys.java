package dev.nines.yaml;

import dev.nines.journey.LeavesEvidence;
import dev.nines.yaml.shape.AnyShape;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.MapShape;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import dev.nines.yaml.shape.Written;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A journey's file. */
final class JourneyKeys {

  private JourneyKeys() {}

  static final Key<String> JOURNEY =
      Key.of(
              "journey",
              Names.LABEL_NAME,
              "The journey's name, unique among all files: lower-case letters, digits and dashes.")
          .required()
          .alsoCalled("name", "id");

  static final Key<String> TITLE =
      Key.of("title", Scalars.PLAIN, "What the customer does, in words. Default: the name.")
          .alsoCalled("description", "summary");

  static final Key<String> SERVICE =
      Key.of(
          "service",
          Names.LABEL_NAME,
          "What the business sells and this journey measures. Default: the journey's name.");

  static final Key<Duration> INTERVAL =
      Key.of("interval", DurationShapes.DURATION, "The time between two starts; at least 1s.")
          .preset("1m")
          .alsoCalled("every", "period", "schedule", "frequency", "cron");

  static final Key<Duration> TIMEOUT =
      Key.of(
              "timeout",
              DurationShapes.DURATION,
              "The journey's deadline: a customer's patience for the whole need. Default: the interval, at most 60s.")
          .alsoCalled("deadline", "patience");

  static final Key<Boolean> OVERLAP =
      Key.of(
              "overlap",
              Scalars.TRUTH,
              "Whether a run may start while the one before it still goes on.")
          .preset(false);

  static final Key<List<Named<Node>>> VARS =
      Key.of(
              "vars",
              Names.<Node>identifiers("a variable", new AnyShape("a value")),
              "Values read as vars.NAME, evaluated once at the start of each run, in this order; each may read env, secret, run and the vars above it.")
          .alsoCalled("variables", "variable");

  static final Key<List<Named<Written>>> ACTORS =
      Key.of(
              "actors",
              Names.actors(ActorKeys.SHAPE),
              "The parties of the journey, by name. Without any there is one actor, client, and each step gives a whole URL.")
          .alsoCalled("actor", "users", "clients");

  static final Key<Written> WHEN =
      Key.of(
              "when",
              WhenKeys.SHAPE,
              "When the need arises and is promised; otherwise the run is excluded, not failed.")
          .alsoCalled("if", "preconditions", "precondition", "calendar", "require");

  static final Key<List<Written>> STEPS =
      Key.of("steps", ListShape.of(StepKeys.SHAPE), "What is done, in this order.")
          .required()
          .alsoCalled("step", "tasks", "requests", "scenario");

  static final Key<List<Named<Written>>> MILESTONES =
      Key.of(
          "milestones",
          Names.milestones(MilestoneKeys.SHAPE),
          "Named durations between two steps, whichever actors do them.");

  static final Key<List<Written>> OBJECTIVES =
      Key.of(
              "objectives",
              ListShape.of(ObjectiveKeys.SHAPE),
              "What is promised over a window of time.")
          .alsoCalled("slo", "slos", "objective", "sla");

  static final Key<List<Written>> FINALLY =
      Key.of(
              "finally",
              ListShape.of(StepKeys.SHAPE),
              "Steps that always run at the end, within 30s altogether; they never turn a good run bad.")
          .alsoCalled("teardown", "cleanup", "after", "always");

  static final Key<List<Named<String>>> LABELS =
      Key.of(
              "labels",
              new MapShape<>(
                  "a label",
                  Pattern.compile("(?!__)[A-Za-z_][A-Za-z0-9_]{0,62}"),
                  "letters, digits and underscores, no digit at the beginning",
                  Scalars.PLAIN),
              "Labels of your own, for routing and grouping.")
          .alsoCalled("tags", "label");

  static final Key<List<String>> REGIONS =
      Key.of(
              "regions",
              ListShape.oneOrMore(Names.WORDS_NAME),
              "The regions in which it runs. Default: all.")
          .alsoCalled("region", "locations");

  static final Key<LeavesEvidence> EVIDENCE =
      Key.of(
              "evidence",
              Scalars.oneOf(
                      Arrays.stream(LeavesEvidence.values())
                          .map(LeavesEvidence::word)
                          .toArray(String[]::new))
                  .map(LeavesEvidence::of),
              "Which runs in browsers leave pictures, traces and the like: failed and degraded ones, good ones as well, or none.")
          .preset(LeavesEvidence.ON_FAILURE.word())
          .alsoCalled("screenshots", "trace", "keep evidence");

  static final ObjectShape SHAPE =
      new ObjectShape(
          "journey",
          "a journey",
          "A scripted need of a customer, from start to end. Keys that begin with x- are your own: a place for anchors.",
          List.of(
              JOURNEY,
              TITLE,
              SERVICE,
              INTERVAL,
              TIMEOUT,
              OVERLAP,
              VARS,
              ACTORS,
              WHEN,
              STEPS,
              MILESTONES,
              OBJECTIVES,
              FINALLY,
              LABELS,
              REGIONS,
              EVIDENCE,
              BrowserKeys.ANSWERS,
              AlertKeys.ALERTS),
          List.<Rule>of(),
          "x-");
}

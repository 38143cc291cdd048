package dev.nines.yaml;

import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import java.time.Duration;
import java.util.List;

/** The health check of backends: a request in the words of a step, and how often it is asked. */
final class CheckKeys {

  static final Duration DEFAULT_EVERY = Duration.ofSeconds(10);

  private CheckKeys() {}

  static final Key<Duration> EVERY =
      Key.of(
              "every",
              DurationShapes.DURATION,
              "The time between two checks of a backend; at least 1s.")
          .preset("10s")
          .alsoCalled("interval", "period", "frequency");

  static final Key<Duration> TIMEOUT =
      Key.of(
              "timeout",
              DurationShapes.DURATION,
              "How long an answer is waited for. Default: 10s, or the time between two checks where that is shorter.")
          .alsoCalled("deadline", "maxDuration", "max_duration");

  static final ObjectShape SHAPE =
      new ObjectShape(
          "check",
          "a health check",
          "A request that every backend is asked again and again: one that answers as expected, however late, is up.",
          ActKeys.of(
              ActKeys.REQUESTS,
              List.of(
                  CommonKeys.HEADERS,
                  StepKeys.QUERY,
                  StepKeys.JSON,
                  StepKeys.FORM,
                  StepKeys.BODY,
                  EVERY,
                  TIMEOUT,
                  CommonKeys.OBSERVE,
                  StepKeys.EXPECT,
                  ActorKeys.AUTH,
                  ActorKeys.REDIRECTS,
                  ActorKeys.TLS,
                  ActorKeys.PROXY,
                  ActorKeys.HTTP)),
          List.of(
              new Rule.ExactlyOne("a request", List.copyOf(ActKeys.REQUESTS)),
              new Rule.OnlyBeside(
                  List.of(StepKeys.JSON, StepKeys.FORM, StepKeys.BODY), ActKeys.WITH_BODY),
              new Rule.AtMostOne(List.of(StepKeys.JSON, StepKeys.FORM, StepKeys.BODY))));
}

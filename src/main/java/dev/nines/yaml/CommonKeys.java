package dev.nines.yaml;

import dev.nines.journey.RetryPolicy;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node.Scalar;
import java.time.Duration;
import java.util.List;

/** What an actor and a step may both say; the step's word wins. */
final class CommonKeys {

  private CommonKeys() {}

  static final Key<Duration> TIMEOUT =
      Key.of(
              "timeout",
              DurationShapes.DURATION,
              "One attempt's patience, from its beginning to the complete answer. Default: 10s, or the journey's timeout where that is shorter.")
          .alsoCalled("deadline", "maxDuration", "max_duration", "timeoutMs");

  static final Key<Duration> WITHIN =
      Key.of(
              "within",
              DurationShapes.DURATION,
              "The limit for all attempts of the step and the waits between them. Default: none but the journey's timeout.")
          .alsoCalled("totalTimeout", "total");

  static final Key<Duration> OBSERVE =
      Key.of(
              "observe",
              DurationShapes.DURATION,
              "How long an exchange is kept open, from the attempt's beginning, to learn whether the server answers after all. Never changes what the client got. Default: ten timeouts, at least 5s and at most 30s.")
          .alsoCalled("grace");

  static final Key<RetryPolicy> RETRY =
      Key.of(
              "retry",
              RetryKeys.SHAPE,
              "How often a failed attempt is tried again: a number, or a map that says more. Requests and the opening of streams alone are tried again. Default: 0.")
          .preset(0)
          .alsoCalled("retries", "attempts", "maxRetries");

  static final Key<List<Named<Scalar>>> HEADERS =
      Key.of(
              "headers",
              Names.headers(Scalars.TEMPLATE),
              "Headers to send. An actor's go with each of its requests; a step's own header of the same name wins.")
          .alsoCalled("header");
}

package dev.nines.yaml;

import dev.nines.journey.RetryPolicy;
import dev.nines.journey.RetryPolicy.Failure;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.KindShape;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Written;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client does when an attempt fails. */
final class RetryKeys {

  private RetryKeys() {}

  static final Key<Integer> TIMES =
      Key.of("times", Scalars.whole(0, 100), "How often it tries again.")
          .required()
          .alsoCalled("count", "max", "attempts", "limit");

  static final Key<Duration> WAIT =
      Key.of("wait", DurationShapes.WAIT, "The wait before the first retry.")
          .preset("0s")
          .alsoCalled("backoff", "delay", "interval", "pause");

  static final Key<Double> FACTOR =
      Key.of("factor", Scalars.number(1, 10), "What each wait is multiplied by to give the next.")
          .preset(1)
          .alsoCalled("multiplier");

  static final Key<Double> JITTER =
      Key.of(
              "jitter",
              Scalars.number(0, 1),
              "The share of each wait that is random: with 0.5 a wait of 1s lies between 0.5s and 1.5s.")
          .preset(0);

  static final Key<List<String>> ON =
      Key.of(
              "on",
              ListShape.oneOrMore(Scalars.oneOf("timeout", "refused", "error", "wrong")),
              "Which failures are tried again. Default: timeout, refused and error.")
          .alsoCalled("when", "for");

  static final Shape<RetryPolicy> SHAPE =
      new KindShape<>(
          Scalars.whole(0, 100).map(RetryPolicy::of),
          new ObjectShape(
                  "retry",
                  "a retry policy",
                  "What the client does when an attempt fails.",
                  List.of(TIMES, WAIT, FACTOR, JITTER, ON),
                  List.of())
              .map(RetryKeys::policy));

  private static RetryPolicy policy(Written written) {
    var once = RetryPolicy.of(1);
    Set<Failure> on =
        written
            .find(ON)
            .map(words ->
                words.stream()
                    .map(word -> Failure.valueOf(word.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toSet()))
            .orElse(once.on());
    return new RetryPolicy(
        written.get(TIMES, 0),
        written.get(WAIT, Duration.ZERO),
        written.get(FACTOR, 1.0),
        written.get(JITTER, 0.0),
        on);
  }
}

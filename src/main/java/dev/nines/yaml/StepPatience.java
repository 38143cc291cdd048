package dev.nines.yaml;

import dev.nines.journey.Durations;
import dev.nines.journey.Patience;
import dev.nines.journey.RetryPolicy;
import dev.nines.yaml.JourneyLimits.Deadline;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Place;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Written;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long a step waits and how often it tries: its own word, else its actor's, else the
 * language's. Finds what can never hold.
 *
 * @param step what the author wrote of the step
 * @param party its actor, or null where that is a problem of its own
 * @param deadline what is above the step
 * @param tried whether a failed attempt is tried again
 */
record StepPatience(
    Written step, @Nullable Party party, Deadline deadline, boolean tried, Problems problems) {

  RetryPolicy retry() {
    var retry = tried ? effective(CommonKeys.RETRY) : null;
    return retry == null ? RetryPolicy.NONE : retry;
  }

  Patience patience() {
    var timeout = effective(CommonKeys.TIMEOUT);
    if (timeout == null) {
      timeout = deadline.defaultTimeout();
    }
    var observe = effective(CommonKeys.OBSERVE);
    var within = tried ? effective(CommonKeys.WITHIN) : null;
    if (deadline.strict() || step.has(CommonKeys.TIMEOUT) || step.has(CommonKeys.RETRY)) {
      check(timeout, within, observe);
    }
    return new Patience(
        timeout, within, observe == null ? Patience.defaultObservation(timeout) : observe);
  }

  private void check(Duration timeout, @Nullable Duration within, @Nullable Duration observe) {
    var pause = step.get(ActKeys.SLEEP);
    if (pause != null && pause.compareTo(deadline.most()) > 0) {
      problems.add(
          at(ActKeys.SLEEP),
          "sleep %s is longer than %s".formatted(Durations.text(pause), deadline.words()),
          deadline.room(pause));
    }
    if (timeout.compareTo(deadline.most()) > 0) {
      problems.add(
          at(CommonKeys.TIMEOUT),
          "timeout %s%s is longer than %s"
              .formatted(Durations.text(timeout), origin(CommonKeys.TIMEOUT), deadline.words()),
          deadline.room(timeout));
      return;
    }
    if (within != null && within.compareTo(deadline.most()) > 0) {
      problems.add(
          at(CommonKeys.WITHIN),
          "within %s%s is longer than %s"
              .formatted(Durations.text(within), origin(CommonKeys.WITHIN), deadline.words()),
          null);
    }
    if (observe != null
        && observe.compareTo(timeout) < 0
        && step.has(CommonKeys.OBSERVE)
        && step.has(CommonKeys.TIMEOUT)) {
      problems.add(
          at(CommonKeys.OBSERVE),
          "observe %s is shorter than the timeout %s, before which nobody stops looking"
              .formatted(Durations.text(observe), Durations.text(timeout)),
          "remove it, or make it longer than the timeout");
    }
    total(timeout, within);
  }

  /** All attempts and the waits between them must fit into what is above them. */
  private void total(Duration timeout, @Nullable Duration within) {
    var retry = retry();
    var total = timeout.multipliedBy(retry.times() + 1L).plus(retry.longestBackoffs());
    boolean narrow = within != null && within.compareTo(deadline.most()) <= 0;
    var most = narrow ? within : deadline.most();
    if (most == null || total.compareTo(most) <= 0) {
      return;
    }
    var attempts =
        retry.times() == 0
            ? "timeout %s%s".formatted(Durations.text(timeout), origin(CommonKeys.TIMEOUT))
            : "%d attempts of %s%s%s can take %s, which"
                .formatted(
                    retry.times() + 1,
                    Durations.text(timeout),
                    origin(CommonKeys.TIMEOUT),
                    retry.backoff().isZero()
                        ? ""
                        : " with waits of up to " + Durations.text(retry.longestBackoffs()),
                    Durations.text(total));
    problems.add(
        culprit(),
        "%s is longer than %s"
            .formatted(
                attempts,
                narrow
                    ? "within %s%s".formatted(Durations.text(most), origin(CommonKeys.WITHIN))
                    : deadline.words()),
        fitting(retry, most));
  }

  private static @Nullable String fitting(RetryPolicy retry, Duration most) {
    var left = most.minus(retry.longestBackoffs()).toMillis() / (retry.times() + 1L);
    long grain = left >= 10_000 ? 1_000 : left >= 1_000 ? 100 : 1;
    return left < 1
        ? "shorten the waits or try less often"
        : "a timeout of %s would fit"
            .formatted(Durations.text(Duration.ofMillis(left / grain * grain)));
  }

  private <T> @Nullable T effective(Key<T> key) {
    return step.has(key) || party == null || party.written() == null
        ? step.get(key)
        : party.written().get(key);
  }

  /** Where the value stands: a default of the actor's is said once, at the actor. */
  private Place at(Key<?> key) {
    return step.has(key) || party == null || party.written() == null || !party.written().has(key)
        ? step.at(key)
        : party.written().at(key);
  }

  private Place culprit() {
    return Stream.of(CommonKeys.TIMEOUT, CommonKeys.RETRY, CommonKeys.WITHIN)
        .filter(step::has)
        .findFirst()
        .map(step::at)
        .orElseGet(() -> at(CommonKeys.RETRY));
  }

  /** Where a value comes from that the step itself does not give, for messages. */
  private String origin(Key<?> key) {
    if (step.has(key)) {
      return "";
    }
    return party != null && party.written() != null && party.written().has(key)
        ? " (" + party.origin() + ")"
        : " (the default)";
  }
}

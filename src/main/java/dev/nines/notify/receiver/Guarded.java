package dev.nines.notify.receiver;

import dev.nines.alert.Receiver;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.faulttolerance.api.RateLimitException;
import io.smallrye.faulttolerance.api.RateLimitType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A receiver behind its own guard: each attempt ends in time, what fails quickly is tried again,
 * who fails again and again is left alone for a while, and nobody is flooded.
 */
final class Guarded implements AutoCloseable {

  /** How long a receiver is left alone that failed again and again. */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

  private static final int ATTEMPTS_JUDGED = 10;
  private static final double MOST_FAILED = 0.8;

  private final Receiver receiver;
  private final Way way;
  private final Guard guard;
  private final Failures failures;
  private int sending;
  private boolean closed;

  Guarded(Receiver receiver, Secrets secrets, Way way, Patience patience) {
    this.receiver = receiver;
    this.way = way;
    this.failures = new Failures(receiver, secrets, patience.timeout(), LEFT_ALONE);
    this.guard =
        Guard.create()
            .withDescription("receiver " + receiver.name())
            .withRetry()
            .maxRetries(patience.retries())
            .delay(patience.delay().toMillis(), ChronoUnit.MILLIS)
            .jitter(patience.delay().toMillis(), ChronoUnit.MILLIS)
            .whenException(Guarded::quicklyMended)
            .done()
            .withCircuitBreaker()
            .requestVolumeThreshold(ATTEMPTS_JUDGED)
            .failureRatio(MOST_FAILED)
            .delay(LEFT_ALONE.toMillis(), ChronoUnit.MILLIS)
            .when(Guarded::itsOwnFault)
            .done()
            .withRateLimit()
            .limit(perMinute(receiver.channel()))
            .window(1, ChronoUnit.MINUTES)
            .type(RateLimitType.ROLLING)
            .done()
            .withTimeout()
            .duration(patience.timeout().toMillis(), ChronoUnit.MILLIS)
            .done()
            .build();
  }

  /**
   * What a channel takes or somebody reads; Alertmanager is told of all that stands each minute,
   * and groups by itself.
   */
  private static int perMinute(Receiver.Channel channel) {
    return switch (channel) {
      case Receiver.Alertmanager _ -> 1_000;
      case Receiver.Telegram _ -> 20;
      case Receiver.Slack _,
          Receiver.Opsgenie _,
          Receiver.PagerDuty _,
          Receiver.Email _,
          Receiver.Webhook _ ->
          60;
    };
  }

  Receiver receiver() {
    return receiver;
  }

  /**
   * Sends, unless it was closed.
   *
   * @return whether it was still open; where it was not, nothing was sent
   */
  boolean send(Notice notice) throws NotSentException {
    if (!begin()) {
      return false;
    }
    try {
      guarded(notice);
      return true;
    } finally {
      end();
    }
  }

  private void guarded(Notice notice) throws NotSentException {
    try {
      var _ =
          guard.<@Nullable Void>call(
              () -> {
                way.tell(notice);
                return null;
              },
              Void.class);
    } catch (Exception e) {
      throw failures.of(e);
    }
  }

  /** Whether the same again in a moment may succeed: no answer at all, or a server's error. */
  private static boolean quicklyMended(Throwable failure) {
    return switch (failure) {
      case NotSentException answer -> !answer.lasting() && answer.pause() == null;
      case TimeoutException _, CircuitBreakerOpenException _, RateLimitException _ -> false;
      default -> !Failures.interrupted(failure);
    };
  }

  /** Whether it says that the other side is in trouble. */
  private static boolean itsOwnFault(Throwable failure) {
    return failure instanceof TimeoutException || quicklyMended(failure);
  }

  private synchronized boolean begin() {
    if (closed) {
      return false;
    }
    sending++;
    return true;
  }

  private synchronized void end() {
    sending--;
    if (closed && sending == 0) {
      way.close();
    }
  }

  /** Takes nothing any more, and lets go of its connections once what is on its way has arrived. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      if (sending == 0) {
        way.close();
      }
    }
  }
}

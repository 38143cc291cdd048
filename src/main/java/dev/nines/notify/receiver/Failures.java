package dev.nines.notify.receiver;

import dev.nines.alert.Receiver;
import dev.nines.journey.Durations;
import dev.nines.notify.NotSentException;
import dev.nines.notify.message.Excerpt;
import io.smallrye.faulttolerance.api.RateLimitException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/**
 * Says in words why something was not sent to a receiver, without its secrets.
 *
 * @param timeout of an attempt
 * @param leftAlone how long nobody is asked who failed again and again
 */
record Failures(Receiver receiver, Secrets secrets, Duration timeout, Duration leftAlone) {

  private static final int LONGEST = 300;
  private static final int DEEPEST = 20;

  NotSentException of(Throwable failure) {
    if (interrupted(failure)) {
      Thread.currentThread().interrupt();
    }
    var said = said(failure);
    var text = "receiver " + receiver + ": " + secrets.hide(String.valueOf(said.getMessage()));
    // What caused it may hold a secret in its message, so it is not kept.
    return said.lasting()
        ? NotSentException.lasting(text)
        : NotSentException.later(text, said.pause(), null);
  }

  private NotSentException said(Throwable failure) {
    if (interrupted(failure)) {
      return later("the sending was interrupted");
    }
    return causes(failure)
        .flatMap(each -> Stream.ofNullable(known(each)))
        .findFirst()
        .orElseGet(() -> later(unknown(failure)));
  }

  private @Nullable NotSentException known(Throwable failure) {
    return switch (failure) {
      case NotSentException answer -> answer;
      case RateLimitException limited ->
          later(
              "it was told too much within a minute; the rest waits",
              Duration.ofMillis(Math.max(1_000, limited.getRetryAfterMillis())));
      case CircuitBreakerOpenException _ ->
          later(
              "it failed again and again and is left alone for " + Durations.text(leftAlone),
              leftAlone);
      case org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException _ -> late();
      case TimeoutException _ -> late();
      case UnknownHostException _ -> later("its host is not known: " + line(failure));
      case ConnectException _ -> later("no connection: " + line(failure));
      case SSLException _ -> later("no trusted connection: " + line(failure));
      case SMTPException mail ->
          mail.isPermanent()
              ? NotSentException.lasting("the mail server refused it: " + line(mail))
              : later("the mail server did not take it: " + line(mail));
      default -> null;
    };
  }

  private static NotSentException later(String message) {
    return later(message, null);
  }

  private static NotSentException later(String message, @Nullable Duration pause) {
    return NotSentException.later(message, pause, null);
  }

  private NotSentException late() {
    return later("no answer within " + Durations.text(timeout));
  }

  private String unknown(Throwable failure) {
    var deepest = causes(failure).reduce((_, last) -> last).orElse(failure);
    if (deepest instanceof HttpClosedException) {
      return "the connection was closed before an answer had come";
    }
    if (deepest instanceof IllegalArgumentException && isOfDecoder(deepest)) {
      return "its answer is no HTTP: " + line(deepest);
    }
    return "no answer: " + deepest.getClass().getSimpleName() + ": " + line(deepest);
  }

  /** Whether it was thrown where bytes are read as HTTP, and not where a request is made. */
  private static boolean isOfDecoder(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith("io.netty.handler.codec."));
  }

  /** Secrets first: one that is cut in two would not be known again. */
  private String line(Throwable failure) {
    return Excerpt.line(secrets.hide(String.valueOf(failure.getMessage())), LONGEST);
  }

  static boolean interrupted(Throwable failure) {
    return causes(failure).anyMatch(InterruptedException.class::isInstance);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause)
        .limit(DEEPEST);
  }
}

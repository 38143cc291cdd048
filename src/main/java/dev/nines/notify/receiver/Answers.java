package dev.nines.notify.receiver;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a receiver's service answers.
 *
 * @param secrets that are taken out of it before anybody can cut them in two
 */
record Answers(Secrets secrets, InstantSource clock) {

  Answer of(Response response) {
    try (response) {
      var body = response.hasEntity() ? response.readEntity(String.class) : null;
      return new Answer(
          response.getStatus(),
          body == null ? "" : secrets.hide(body),
          pause(response.getHeaderString(HttpHeaders.RETRY_AFTER)));
    }
  }

  /** Seconds or a date; what is neither says nothing. */
  private @Nullable Duration pause(@Nullable String retryAfter) {
    if (retryAfter == null) {
      return null;
    }
    try {
      var pause =
          retryAfter.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(retryAfter))
              : Duration.between(
                  clock.instant(),
                  ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                      .toInstant());
      return pause.isNegative() ? Duration.ZERO : pause;
    } catch (DateTimeException _) {
      return null;
    }
  }
}

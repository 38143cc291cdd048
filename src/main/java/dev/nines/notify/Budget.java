package dev.nines.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** How much one receiver was told in the last hour. Not safe between threads. */
final class Budget {

  private static final Duration HOUR = Duration.ofHours(1);

  private static final Duration DIGESTS = Duration.ofMinutes(15);

  private @Nullable Instant digest;
  private final ArrayDeque<Instant> told = new ArrayDeque<>();

  void spend(Instant now) {
    told.addLast(now);
  }

  /** Whether so many were told within the hour. */
  boolean spent(int hourly, Instant now) {
    while (!told.isEmpty() && !told.getFirst().plus(HOUR).isAfter(now)) {
      told.removeFirst();
    }
    return told.size() >= hourly;
  }

  /** Whether what is too much may be told in one now; if so, it is taken to have been. */
  boolean digest(Instant now) {
    if (digest != null && now.isBefore(digest.plus(DIGESTS))) {
      return false;
    }
    digest = now;
    return true;
  }
}

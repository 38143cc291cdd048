package dev.nines.outcome;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a distributed trace says of an attempt beside its record. No part of the account: an attempt
 * that comes from the history has none.
 *
 * @param spanId 16 hexadecimal digits: what the target saw as the parent of its own spans
 * @param request the first that went out, or null where none did
 * @param requests how many went out: several where the answer was redirected or asked for again
 * @param status of the last answer whose head came, or null
 * @param phases in the order in which they ended
 */
public record AttemptTrace(
    String spanId,
    @Nullable Request request,
    int requests,
    @Nullable Integer status,
    List<PhaseEnd> phases) {

  public AttemptTrace {
    phases = List.copyOf(phases);
  }

  /**
   * What was asked of whom.
   *
   * @param url without user, password, fragment, the values of its query, and secrets
   */
  public record Request(String method, String url, String host, int port) {}

  /**
   * A phase that is over.
   *
   * @param end from the run's start
   */
  public record PhaseEnd(Phase phase, Duration end, Duration length) {}
}

package dev.nines.notify;

import dev.nines.alert.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What was told of a conversation so far.
 *
 * @param severity the gravest that was told
 * @param since when that severity was first told
 * @param last when anything was told last
 * @param escalations how many of the protocol's were made, at least 1
 * @param reminders how many
 * @param incidents how many stood when it was told last
 * @param acknowledged whether it was told that somebody took it up
 * @param over whether it was told that it is over
 * @param receivers all that were told
 */
record Told(
    Severity severity,
    Instant since,
    Instant last,
    int escalations,
    int reminders,
    int incidents,
    boolean acknowledged,
    boolean over,
    Set<String> receivers) {
  Told {
    receivers = Collections.unmodifiableSet(new LinkedHashSet<>(receivers));
  }

  /** The same, and it was told that it is over. */
  Told over(Instant now) {
    return new Told(
        severity, since, now, escalations, reminders, incidents, acknowledged, true, receivers);
  }

  /** The same, and others were told of it as well. */
  Told wider(Set<String> others) {
    return new Told(
        severity, since, last, escalations, reminders, incidents, acknowledged, over, and(others));
  }

  Set<String> and(Set<String> others) {
    var all = new LinkedHashSet<>(receivers);
    all.addAll(others);
    return all;
  }
}

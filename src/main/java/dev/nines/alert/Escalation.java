package dev.nines.alert;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who is told when a trouble has stood unacknowledged for a while.
 *
 * @param after since it was first told, zero or more
 * @param receivers their names; empty for all that are declared
 */
public record Escalation(Duration after, Set<String> receivers) {
  public Escalation {
    receivers = Collections.unmodifiableSet(new LinkedHashSet<>(receivers));
  }
}

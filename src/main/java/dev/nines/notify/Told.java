package dev.nines.notify;

import dev.nines.alert.Severity;
import dev.nines.incident.Incident;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was told of a conversation so far.
 *
 * @param severity the gravest that was told
 * @param heard when each incident was told first, as grave as it is, by its id: it climbs from then
 * @param shared the ids of those that stand and that all who were told know of; others may know of
 *     more
 * @param last when anything was told last
 * @param climbed the escalations that were made; what shares a protocol climbs together
 * @param reminders how many
 * @param acknowledged whether it was told that somebody took it up
 * @param over whether it was told that it is over
 * @param receivers all that were told
 */
record Told(
    Severity severity,
    Map<String, Instant> heard,
    Set<String> shared,
    Instant last,
    Set<Climb> climbed,
    int reminders,
    boolean acknowledged,
    boolean over,
    Set<String> receivers) {
  Told {
    heard = Collections.unmodifiableMap(new LinkedHashMap<>(heard));
    shared = Set.copyOf(shared);
    climbed = Collections.unmodifiableSet(new LinkedHashSet<>(climbed));
    receivers = Collections.unmodifiableSet(new LinkedHashSet<>(receivers));
  }

  /** These are told for the first time, or for the first time since they were over. */
  static Told first(List<Incident> standing, Severity severity, Instant now, Set<String> to) {
    return new Told(
        severity, heard(standing, now), ids(standing), now, Set.of(), 0, false, false, to);
  }

  private static Set<String> ids(List<Incident> incidents) {
    return incidents.stream().map(Incident::id).collect(Collectors.toSet());
  }

  private static Map<String, Instant> heard(List<Incident> incidents, Instant now) {
    var heard = new LinkedHashMap<String, Instant>();
    incidents.forEach(each -> heard.put(each.id(), now));
    return heard;
  }

  /** Something graver stands: it climbs from now on, and what was told before goes on to climb. */
  Told graver(List<Incident> standing, Severity other, Instant now, Set<String> to) {
    var all = new LinkedHashMap<>(known(standing, now));
    standing.stream()
        .filter(each -> each.severity().compareTo(severity) > 0)
        .forEach(each -> all.put(each.id(), now));
    return new Told(other, all, ids(standing), now, climbed, 0, false, false, to);
  }

  /**
   * The gravest of it is over, and what climbed for that is forgotten: what is as grave next time
   * climbs anew.
   *
   * @param left the gravest that is left
   * @param lookedAfter whether somebody looks after what is left
   */
  Told calmer(List<Incident> standing, Severity left, boolean lookedAfter, Instant now) {
    var still =
        climbed.stream()
            .filter(each -> each.severity().compareTo(left) <= 0)
            .collect(Collectors.toSet());
    return new Told(
        left,
        known(standing, now),
        ids(standing),
        now,
        still,
        reminders,
        lookedAfter,
        false,
        receivers);
  }

  /** They were told again, of all that stands. */
  Told again(List<Incident> standing, int more, Instant now) {
    return new Told(
        severity,
        known(standing, now),
        ids(standing),
        now,
        climbed,
        reminders + more,
        acknowledged,
        false,
        receivers);
  }

  /** These escalations were made. */
  Told climbed(List<Incident> standing, Collection<Climb> made, Instant now, Set<String> to) {
    var all = new LinkedHashSet<>(climbed);
    all.addAll(made);
    return new Told(
        severity,
        known(standing, now),
        to.containsAll(receivers) ? ids(standing) : shared,
        now,
        all,
        reminders,
        acknowledged,
        false,
        and(to));
  }

  /** Somebody looks after all of it. */
  Told takenUp(List<Incident> standing, Instant now) {
    return new Told(
        severity, heard, ids(standing), now, climbed, reminders, true, false, receivers);
  }

  /** Nobody looks after all of it any more: it climbs anew. */
  Told handedBack(List<Incident> standing, Instant now) {
    return new Told(
        severity,
        heard(standing, now),
        ids(standing),
        now,
        Set.of(),
        reminders,
        false,
        false,
        receivers);
  }

  /** The same, and it was told that it is over. */
  Told over(Instant now) {
    return new Told(
        severity, heard, shared, now, climbed, reminders, acknowledged, true, receivers);
  }

  /** The same, and others were told of it as well. */
  Told wider(List<Incident> standing, Set<String> others, Instant now) {
    return new Told(
        severity,
        known(standing, now),
        shared,
        last,
        climbed,
        reminders,
        acknowledged,
        over,
        and(others));
  }

  /**
   * The same without what is not remembered any more; what is over is told anew if it comes back.
   */
  Told of(List<Incident> incidents) {
    var left = new LinkedHashMap<>(heard);
    left.keySet().retainAll(ids(incidents));
    var known = new HashSet<>(shared);
    known.retainAll(ids(incidents.stream().filter(each -> each.stage().stands()).toList()));
    return new Told(severity, left, known, last, climbed, reminders, acknowledged, over, receivers);
  }

  /** Whether an incident was told, at a moment of which this holds. */
  boolean heard(Incident incident, Predicate<Instant> when) {
    var at = heard.get(incident.id());
    return at != null && when.test(at);
  }

  /** Whether all who were told know of an incident. */
  boolean shares(Incident incident) {
    return shared.contains(incident.id());
  }

  private Map<String, Instant> known(List<Incident> standing, Instant now) {
    var all = heard(standing, now);
    all.putAll(heard);
    return all;
  }

  Set<String> and(Set<String> others) {
    var all = new LinkedHashSet<>(receivers);
    all.addAll(others);
    return all;
  }
}

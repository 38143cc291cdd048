package dev.nines.notify;

import dev.nines.alert.Escalation;
import dev.nines.alert.Protocol;
import dev.nines.incident.Incident;
import dev.nines.incident.Stage.Acknowledged;
import dev.nines.incident.Stage.Open;
import dev.nines.incident.Stage.Pending;
import dev.nines.incident.Stage.Resolved;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides what is to be told now of a conversation, and to whom: the protocols of its incidents'
 * severities, one voice for all of them.
 *
 * @param protocols how each incident is told
 * @param silent which incidents nobody is told of now
 * @param unheard which of these nobody was told of before
 * @param recovering whether customers are served again: nobody is woken for what only looks back
 * @param everybody the names of all receivers
 */
record Etiquette(
    Function<Incident, Protocol> protocols,
    Predicate<Incident> silent,
    Predicate<Incident> unheard,
    Predicate<Incident> recovering,
    Set<String> everybody) {

  /** What breaks together is told together: so long the first of it waits for the others. */
  static final Duration TOGETHER = Duration.ofSeconds(5);

  /** What joins later is told at most so often. */
  static final Duration UPDATES = Duration.ofMinutes(5);

  Optional<Telling> next(Conversation conversation, Instant now) {
    var told = conversation.told();
    if (told == null) {
      return first(conversation, now);
    }
    // What was silent all along is no reason to keep the end of the rest from those who were told.
    if (conversation.standing().allMatch(unheard)) {
      return told.over()
          ? Optional.empty()
          : Optional.of(
              new Telling(
                  Notice.Kind.RESOLVED, told.receivers(), conversation.with(told.over(now))));
    }
    var standing = conversation.standing().filter(silent.negate()).toList();
    if (standing.isEmpty()) {
      return Optional.empty();
    }
    if (told.over()) {
      return back(conversation, told, standing, now);
    }
    return new Sequel(this, conversation, told, standing, now).next();
  }

  private Optional<Telling> first(Conversation conversation, Instant now) {
    var standing = conversation.standing().filter(silent.negate()).toList();
    return together(standing, now)
        .map(incident -> {
          var to = first(incident);
          return new Telling(
              Notice.Kind.OPENED,
              to,
              conversation.with(Told.first(standing, incident.severity(), now, to)));
        });
  }

  /** As long as before until it climbs: whoever is told again has only just heard of it. */
  private Optional<Telling> back(
      Conversation conversation, Told told, List<Incident> standing, Instant now) {
    return together(standing, now)
        .map(incident -> {
          var to = told.and(first(incident));
          return new Telling(
              Notice.Kind.UPDATED,
              to,
              conversation.with(Told.first(standing, incident.severity(), now, to)));
        });
  }

  /** The gravest that is to be told, once what broke with it had the time to join. */
  private Optional<Incident> together(List<Incident> standing, Instant now) {
    return gravest(standing, now)
        .filter(incident -> !now.isBefore(detected(incident).plus(TOGETHER)));
  }

  /** The gravest incident whose time to be told has come. */
  Optional<Incident> gravest(List<Incident> standing, Instant now) {
    return standing.stream()
        .filter(incident -> ready(incident, now))
        .max(
            Comparator.comparing(Incident::severity)
                .thenComparing(Etiquette::detected, Comparator.reverseOrder()));
  }

  boolean ready(Incident incident, Instant now) {
    var protocol = protocols.apply(incident);
    return !protocol.escalations().isEmpty()
        && !now.isBefore(detected(incident).plus(protocol.stands()))
        && protocol.hours().contains(now);
  }

  /** Who is told of an incident at first. */
  Set<String> first(Incident incident) {
    return receivers(protocols.apply(incident).escalations().getFirst());
  }

  Set<String> receivers(Escalation escalation) {
    return escalation.receivers().isEmpty()
        ? everybody
        : escalation.receivers().stream()
            .filter(everybody::contains)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Whether somebody took it up, or something as grave of the same journey or service: whoever
   * looks after that looks after what other rules say of it, also once that itself is over. What
   * came back since is another matter: nobody took that up.
   *
   * @param known what stands, and what was over since
   */
  static boolean lookedAfter(Incident incident, List<Incident> known) {
    return known.stream()
        .anyMatch(each ->
            switch (each.stage()) {
              case Acknowledged _ -> each.id().equals(incident.id()) || covers(each, incident);
              case Resolved(var at, _) ->
                  each.handling().acknowledgement() != null
                      && each.reopened() == 0
                      && incident.reopened() == 0
                      && covers(each, incident)
                      && !detected(incident).isAfter(at);
              case Pending _, Open _ -> false;
            });
  }

  private static boolean covers(Incident one, Incident other) {
    return one.subject().equals(other.subject())
        && one.concern() == other.concern()
        && one.severity().compareTo(other.severity()) >= 0;
  }

  static Instant detected(Incident incident) {
    var detected = incident.detected();
    return detected == null ? incident.firstBad() : detected;
  }
}

package dev.nines.notify;

import dev.nines.alert.Escalation;
import dev.nines.alert.Protocol;
import dev.nines.incident.Incident;
import dev.nines.incident.Stage.Acknowledged;
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
 * @param everybody the names of all receivers
 */
record Etiquette(
    Function<Incident, Protocol> protocols,
    Predicate<Incident> silent,
    Predicate<Incident> unheard,
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
    return calmer(conversation, told, standing, now)
        .or(() -> graver(conversation, told, standing, now))
        .or(() -> open(conversation, told, standing, now));
  }

  private Optional<Telling> open(
      Conversation conversation, Told told, List<Incident> standing, Instant now) {
    return wider(conversation, told, standing, now)
        .or(() -> acknowledged(conversation, told, standing, now))
        .or(() -> again(conversation, told, standing, now));
  }

  /**
   * What was told as grave as this is over. Where nothing else was ever to be told of itself, that
   * is the end for those who know; it is told anew when its time comes.
   */
  private Optional<Telling> calmer(
      Conversation conversation, Told told, List<Incident> standing, Instant now) {
    if (standing.stream().anyMatch(each -> each.severity().compareTo(told.severity()) >= 0)) {
      return Optional.empty();
    }
    var left =
        standing.stream()
            .filter(each -> ready(each, now) || told.heard(each, at -> ready(each, at)))
            .map(Incident::severity)
            .max(Comparator.naturalOrder());
    return Optional.of(
        left.map(severity ->
                new Telling(
                    Notice.Kind.UPDATED,
                    told.receivers(),
                    conversation.with(told.calmer(standing, severity, now))))
            .orElseGet(() ->
                new Telling(
                    Notice.Kind.RESOLVED, told.receivers(), conversation.with(told.over(now)))));
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

  /** Something graver stands than what was told: it is told as its own severity is. */
  private Optional<Telling> graver(
      Conversation conversation, Told told, List<Incident> standing, Instant now) {
    return gravest(standing, now)
        .filter(incident -> incident.severity().compareTo(told.severity()) > 0)
        .map(incident -> {
          var to = told.and(first(incident));
          return new Telling(
              Notice.Kind.UPDATED,
              to,
              conversation.with(told.graver(standing, incident.severity(), now, to)));
        });
  }

  /** Something stands that is to be told to others than those who know: they hear of it as well. */
  private Optional<Telling> wider(
      Conversation conversation, Told told, List<Incident> standing, Instant now) {
    var others =
        standing.stream()
            .filter(each -> !lookedAfter(each, standing) && ready(each, now))
            .flatMap(each -> first(each).stream())
            .filter(name -> !told.receivers().contains(name))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Telling(
                Notice.Kind.OPENED, others, conversation.with(told.wider(standing, others, now))));
  }

  /** The gravest incident whose time to be told has come. */
  private Optional<Incident> gravest(List<Incident> standing, Instant now) {
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

  private static Optional<Telling> acknowledged(
      Conversation conversation, Told told, List<Incident> standing, Instant now) {
    boolean all = standing.stream().allMatch(each -> lookedAfter(each, standing));
    if (all == told.acknowledged()) {
      return Optional.empty();
    }
    return Optional.of(
        new Telling(
            all ? Notice.Kind.ACKNOWLEDGED : Notice.Kind.UPDATED,
            told.receivers(),
            conversation.with(all ? told.takenUp(standing, now) : told.handedBack(standing, now))));
  }

  private Optional<Telling> again(
      Conversation conversation, Told told, List<Incident> standing, Instant now) {
    if (told.acknowledged()) {
      return Optional.empty();
    }
    return climb(conversation, told, standing, now)
        .or(() -> more(conversation, told, standing, now))
        .or(() -> remind(conversation, told, standing, now));
  }

  private Optional<Telling> climb(
      Conversation conversation, Told told, List<Incident> standing, Instant now) {
    var due = new Climbing(this, told, now).due(standing);
    var to =
        due.stream()
            .flatMap(each -> receivers(each.escalation()).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return due.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Telling(
                Notice.Kind.ESCALATED,
                to,
                conversation.with(told.climbed(standing, due, now, to))));
  }

  /** What joined, once it is to be told of itself. */
  private Optional<Telling> more(
      Conversation conversation, Told told, List<Incident> standing, Instant now) {
    return standing.stream().anyMatch(each -> !told.shares(each) && ready(each, now))
            && !now.isBefore(told.last().plus(UPDATES))
        ? Optional.of(
            new Telling(
                Notice.Kind.UPDATED,
                told.receivers(),
                conversation.with(told.again(standing, 0, now))))
        : Optional.empty();
  }

  /** The gravest that nobody took up says how often. */
  private Optional<Telling> remind(
      Conversation conversation, Told told, List<Incident> standing, Instant now) {
    return standing.stream()
        .filter(each -> !lookedAfter(each, standing))
        .max(Comparator.comparing(Incident::severity))
        .map(protocols)
        .filter(protocol -> !protocol.reminders().isEmpty() && protocol.hours().contains(now))
        .filter(protocol -> {
          var reminders = protocol.reminders();
          var distance = reminders.get(Math.min(told.reminders(), reminders.size() - 1));
          return !now.isBefore(told.last().plus(distance));
        })
        .map(_ ->
            new Telling(
                Notice.Kind.REMINDED,
                told.receivers(),
                conversation.with(told.again(standing, 1, now))));
  }

  /** Who is told of an incident at first. */
  private Set<String> first(Incident incident) {
    return receivers(protocols.apply(incident).escalations().getFirst());
  }

  private Set<String> receivers(Escalation escalation) {
    return escalation.receivers().isEmpty()
        ? everybody
        : escalation.receivers().stream()
            .filter(everybody::contains)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Whether somebody took it up, or something as grave of the same journey or service: whoever
   * looks after that looks after what other rules say of it.
   */
  static boolean lookedAfter(Incident incident, List<Incident> standing) {
    return standing.stream()
        .filter(each -> each.stage() instanceof Acknowledged)
        .anyMatch(each ->
            each.id().equals(incident.id())
                || (each.subject().equals(incident.subject())
                    && each.concern() == incident.concern()
                    && each.severity().compareTo(incident.severity()) >= 0));
  }

  static Instant detected(Incident incident) {
    var detected = incident.detected();
    return detected == null ? incident.firstBad() : detected;
  }
}

package dev.nines.notify;

import dev.nines.alert.Escalation;
import dev.nines.alert.Protocol;
import dev.nines.alert.Severity;
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
      // As long as before until it climbs: whoever is told again has only just heard of it.
      return Optional.of(
          new Telling(
              Notice.Kind.UPDATED,
              told.receivers(),
              conversation.with(told(standing, told.severity(), now, told.receivers()))));
    }
    return graver(conversation, told, standing, now)
        .or(() -> wider(conversation, told, standing, now))
        .or(() -> acknowledged(conversation, told, standing, now))
        .or(() -> again(conversation, told, standing, now));
  }

  private Optional<Telling> first(Conversation conversation, Instant now) {
    var standing = conversation.standing().filter(silent.negate()).toList();
    return gravest(standing, now)
        .filter(incident -> !now.isBefore(detected(incident).plus(TOGETHER)))
        .map(incident -> {
          var to = receivers(protocols.apply(incident).escalations().getFirst());
          return new Telling(
              Notice.Kind.OPENED,
              to,
              conversation.with(told(standing, incident.severity(), now, to)));
        });
  }

  /** Something graver stands than what was told: it is told as its own severity is. */
  private Optional<Telling> graver(
      Conversation conversation, Told told, List<Incident> standing, Instant now) {
    return gravest(standing, now)
        .filter(incident -> incident.severity().compareTo(told.severity()) > 0)
        .map(incident -> {
          var to = told.and(receivers(protocols.apply(incident).escalations().getFirst()));
          return new Telling(
              Notice.Kind.UPDATED,
              to,
              conversation.with(told(standing, incident.severity(), now, to)));
        });
  }

  /** Something stands that is to be told to others than those who know: they hear of it as well. */
  private Optional<Telling> wider(
      Conversation conversation, Told told, List<Incident> standing, Instant now) {
    var others =
        standing.stream()
            .filter(each -> !(each.stage() instanceof Acknowledged) && ready(each, now))
            .flatMap(each -> receivers(protocols.apply(each).escalations().getFirst()).stream())
            .filter(name -> !told.receivers().contains(name))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Telling(Notice.Kind.OPENED, others, conversation.with(told.wider(others))));
  }

  private static Told told(
      List<Incident> standing, Severity severity, Instant now, Set<String> to) {
    return new Told(severity, now, now, 1, 0, standing.size(), false, false, to);
  }

  /** The gravest incident whose time to be told has come. */
  private Optional<Incident> gravest(List<Incident> standing, Instant now) {
    return standing.stream()
        .filter(incident -> ready(incident, now))
        .max(
            Comparator.comparing(Incident::severity)
                .thenComparing(Etiquette::detected, Comparator.reverseOrder()));
  }

  private boolean ready(Incident incident, Instant now) {
    var protocol = protocols.apply(incident);
    return !protocol.escalations().isEmpty()
        && !now.isBefore(detected(incident).plus(protocol.stands()))
        && protocol.hours().contains(now);
  }

  private static Optional<Telling> acknowledged(
      Conversation conversation, Told told, List<Incident> standing, Instant now) {
    boolean all = standing.stream().allMatch(each -> each.stage() instanceof Acknowledged);
    if (all == told.acknowledged()) {
      return Optional.empty();
    }
    var after =
        new Told(
            told.severity(),
            all ? told.since() : now,
            now,
            told.escalations(),
            told.reminders(),
            standing.size(),
            all,
            false,
            told.receivers());
    return Optional.of(
        new Telling(
            all ? Notice.Kind.ACKNOWLEDGED : Notice.Kind.UPDATED,
            told.receivers(),
            conversation.with(after)));
  }

  private Optional<Telling> again(
      Conversation conversation, Told told, List<Incident> standing, Instant now) {
    var loudest =
        standing.stream()
            .filter(each -> each.severity() == told.severity())
            .findFirst()
            .or(() -> standing.stream().max(Comparator.comparing(Incident::severity)));
    if (told.acknowledged() || loudest.isEmpty()) {
      return Optional.empty();
    }
    var protocol = protocols.apply(loudest.get());
    if (told.escalations() < protocol.escalations().size()) {
      var next = protocol.escalations().get(told.escalations());
      if (!now.isBefore(told.since().plus(next.after()))) {
        var to = receivers(next);
        return Optional.of(
            new Telling(
                Notice.Kind.ESCALATED,
                to,
                conversation.with(told(told, now, 1, 0, standing.size(), told.and(to)))));
      }
    }
    if (standing.size() > told.incidents() && !now.isBefore(told.last().plus(UPDATES))) {
      return Optional.of(
          new Telling(
              Notice.Kind.UPDATED,
              told.receivers(),
              conversation.with(told(told, now, 0, 0, standing.size(), told.receivers()))));
    }
    var reminders = protocol.reminders();
    if (!reminders.isEmpty()) {
      var distance = reminders.get(Math.min(told.reminders(), reminders.size() - 1));
      if (!now.isBefore(told.last().plus(distance)) && protocol.hours().contains(now)) {
        return Optional.of(
            new Telling(
                Notice.Kind.REMINDED,
                told.receivers(),
                conversation.with(told(told, now, 0, 1, standing.size(), told.receivers()))));
      }
    }
    return Optional.empty();
  }

  private static Told told(
      Told before, Instant now, int escalations, int reminders, int incidents, Set<String> to) {
    return new Told(
        before.severity(),
        before.since(),
        now,
        before.escalations() + escalations,
        before.reminders() + reminders,
        incidents,
        before.acknowledged() && !before.over(),
        false,
        to);
  }

  private Set<String> receivers(Escalation escalation) {
    return escalation.receivers().isEmpty()
        ? everybody
        : escalation.receivers().stream()
            .filter(everybody::contains)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Instant detected(Incident incident) {
    var detected = incident.detected();
    return detected == null ? incident.firstBad() : detected;
  }
}

package dev.nines.notify;

import dev.nines.incident.Incident;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be told next of trouble that was told already and goes on.
 *
 * @param told what was told of it
 * @param standing what stands of it that is not silent
 */
record Sequel(
    Etiquette etiquette,
    Conversation conversation,
    Told told,
    List<Incident> standing,
    Instant now) {

  Optional<Telling> next() {
    return calmer().or(this::graver).or(this::wider).or(this::acknowledged).or(this::again);
  }

  /**
   * What was told as grave as this is over. Where nothing else was ever to be told of itself, that
   * is the end for those who know; it is told anew when its time comes.
   */
  private Optional<Telling> calmer() {
    // What is silent since it was told stands all the same.
    var heard = conversation.standing().filter(etiquette.unheard().negate()).toList();
    if (heard.stream().anyMatch(each -> each.severity().compareTo(told.severity()) >= 0)) {
      return Optional.empty();
    }
    return heard.stream()
        .filter(
            each -> etiquette.ready(each, now) || told.heard(each, at -> etiquette.ready(each, at)))
        .map(Incident::severity)
        .max(Comparator.naturalOrder())
        .map(left ->
            new Telling(
                Notice.Kind.UPDATED,
                told.receivers(),
                conversation.with(told.calmer(standing, left, lookedAfter(), now))))
        .or(() ->
            Optional.of(
                new Telling(
                    Notice.Kind.RESOLVED, told.receivers(), conversation.with(told.over(now)))));
  }

  /** Something graver stands than what was told: it is told as its own severity is. */
  private Optional<Telling> graver() {
    return etiquette
        .gravest(standing, now)
        .filter(incident -> incident.severity().compareTo(told.severity()) > 0)
        .map(incident -> {
          var to = told.and(etiquette.first(incident));
          return new Telling(
              Notice.Kind.UPDATED,
              to,
              conversation.with(told.graver(standing, incident.severity(), now, to)));
        });
  }

  /** Something stands that is to be told to others than those who know: they hear of it as well. */
  private Optional<Telling> wider() {
    var others =
        standing.stream()
            .filter(each -> !lookedAfter(each) && etiquette.ready(each, now))
            .flatMap(each -> etiquette.first(each).stream())
            .filter(name -> !told.receivers().contains(name))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Telling(
                Notice.Kind.OPENED, others, conversation.with(told.wider(standing, others, now))));
  }

  private Optional<Telling> acknowledged() {
    boolean all = lookedAfter();
    if (all == told.acknowledged()) {
      return Optional.empty();
    }
    return Optional.of(
        new Telling(
            all ? Notice.Kind.ACKNOWLEDGED : Notice.Kind.UPDATED,
            told.receivers(),
            conversation.with(all ? told.takenUp(standing, now) : told.handedBack(standing, now))));
  }

  private boolean lookedAfter(Incident incident) {
    return Etiquette.lookedAfter(incident, known());
  }

  /** What stands, and what is over by now. */
  private List<Incident> known() {
    return Stream.concat(
            standing.stream(),
            conversation.incidents().stream().filter(each -> !each.stage().stands()))
        .toList();
  }

  /** What is to wake anybody: nothing for which customers are served again. */
  private List<Incident> waking() {
    return standing.stream().filter(etiquette.recovering().negate()).toList();
  }

  /** Whether somebody looks after all of it that is to be told by now. */
  private boolean lookedAfter() {
    return standing.stream().anyMatch(each -> lookedAfter(each))
        && standing.stream().allMatch(each -> lookedAfter(each) || !etiquette.ready(each, now));
  }

  private Optional<Telling> again() {
    if (told.acknowledged()) {
      return Optional.empty();
    }
    return climb().or(this::more).or(this::remind);
  }

  private Optional<Telling> climb() {
    var due = new Climbing(etiquette, told, now).due(waking(), known());
    var to =
        due.stream()
            .flatMap(each -> etiquette.receivers(each.escalation()).stream())
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
  private Optional<Telling> more() {
    return waking().stream().anyMatch(each -> !told.shares(each) && etiquette.ready(each, now))
            && !now.isBefore(told.last().plus(Etiquette.UPDATES))
        ? Optional.of(
            new Telling(
                Notice.Kind.UPDATED,
                told.receivers(),
                conversation.with(told.again(standing, 0, now))))
        : Optional.empty();
  }

  /** The gravest that nobody took up says how often. */
  private Optional<Telling> remind() {
    return waking().stream()
        .filter(each -> !lookedAfter(each))
        .max(Comparator.comparing(Incident::severity))
        .map(etiquette.protocols())
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
}

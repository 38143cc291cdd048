package dev.nines.notify;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import dev.nines.incident.FailingPart;
import dev.nines.incident.Incident;
import dev.nines.incident.Incidents;
import dev.nines.incident.Stage.Acknowledged;
import dev.nines.incident.Stage.Resolved;
import dev.nines.incident.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is told about one trouble, from its first message to its last: the incidents of one service,
 * of one dependency, or of the prober itself, that stand at the same time.
 *
 * @param id unique; the receivers know it again by it
 * @param version higher with each change
 * @param about such as {@code service chat-support}
 * @param incidents in the order in which they joined
 * @param told null where nothing was told yet
 */
record Conversation(
    String id, long version, String about, List<Incident> incidents, @Nullable Told told) {

  /** Of what is over by now, so much is remembered while the rest still stands. */
  private static final int MOST_OVER = 20;

  Conversation {
    incidents = List.copyOf(incidents);
  }

  /** A first incident of something that nobody speaks of yet. */
  static Conversation of(Incident incident) {
    return new Conversation(incident.id(), 1, about(incident), List.of(incident), null);
  }

  /**
   * What an incident is about: the prober, where that is at fault; the dependency that every failed
   * run names; else the service.
   */
  static String about(Incident incident) {
    var evidence = incident.evidence();
    var dependency = evidence == null ? null : evidence.dependency();
    return switch (incident.concern()) {
      case PROBER -> "prober " + incident.subject().region();
      case CUSTOMERS ->
          dependency == null
              ? "service " + incident.subject().service()
              : "dependency " + dependency;
    };
  }

  /**
   * Whether something here is a part of an incident, or that is a part of it: the trouble of a
   * service that is composed of others is theirs as well, and is told once. Where nothing stands,
   * it is what may still come back.
   */
  boolean concerns(Incident incident, Instant now) {
    return incident.concern() == Concern.CUSTOMERS
        && (stands() ? standing() : incidents.stream().filter(each -> reopens(each, now)))
            .filter(each -> each.concern() == Concern.CUSTOMERS)
            .anyMatch(each -> part(each, incident) || part(incident, each));
  }

  private static boolean part(Incident one, Incident whole) {
    var services = whole.parts().stream().map(FailingPart::service).toList();
    return services.contains(one.subject().service())
        || one.parts().stream().anyMatch(each -> services.contains(each.service()));
  }

  boolean has(Incident incident) {
    return incidents.stream().anyMatch(each -> each.id().equals(incident.id()));
  }

  /** With an incident that joins, or with what became of one. */
  Conversation with(Incident incident) {
    var all = new ArrayList<>(incidents);
    all.replaceAll(each -> each.id().equals(incident.id()) ? incident : each);
    if (!has(incident)) {
      forgetOldest(all);
      all.add(incident);
    }
    return new Conversation(id, version + 1, about, all, told == null ? null : told.of(all));
  }

  /** Trouble that never quite ends must not heap up all that came and went beside it. */
  private static void forgetOldest(List<Incident> incidents) {
    var over = incidents.stream().filter(each -> !each.stage().stands()).toList();
    incidents.removeAll(over.subList(0, Math.max(0, over.size() - MOST_OVER)));
  }

  /** The one by which it is known whose it is, where several probers share a region. */
  Incident leading() {
    return standing().findFirst().orElse(incidents.getFirst());
  }

  /** With the incidents of these subjects alone: whoever judges the others tells of them. */
  Conversation of(Predicate<Subject> own) {
    var left = incidents.stream().filter(each -> own.test(each.subject())).toList();
    return left.size() == incidents.size()
        ? this
        : new Conversation(id, version + 1, about, left, told == null ? null : told.of(left));
  }

  Conversation with(Told told) {
    return new Conversation(id, version + 1, about, incidents, told);
  }

  /** Those that stand. */
  Stream<Incident> standing() {
    return incidents.stream().filter(incident -> incident.stage().stands());
  }

  boolean stands() {
    return standing().findAny().isPresent();
  }

  /** Whether trouble that comes back now is one of these: it is spoken of where it was before. */
  boolean reopens(Instant now) {
    return incidents.stream().anyMatch(each -> reopens(each, now));
  }

  private static boolean reopens(Incident incident, Instant now) {
    return incident.stage() instanceof Resolved(var at, _)
        && at.isAfter(now.minus(Incidents.COOL_DOWN));
  }

  /** Whether something stands that nobody has taken up. */
  boolean open() {
    return standing().anyMatch(incident -> !(incident.stage() instanceof Acknowledged));
  }

  /** When the first of it began. */
  Instant began() {
    return incidents.stream().map(Incident::began).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** The gravest that stands, or the gravest of all where none does. */
  Severity severity() {
    return (stands() ? standing() : incidents.stream())
        .map(Incident::severity)
        .reduce(Severity.ADVISORY, Severity::or);
  }

  /** Those that stand first, the gravest first. */
  List<Incident> ordered() {
    return incidents.stream()
        .sorted(
            Comparator.comparing((Incident each) -> !each.stage().stands())
                .thenComparing(Comparator.comparing(Incident::severity).reversed())
                .thenComparing(Incident::firstBad))
        .toList();
  }
}

package dev.nines.notify.message;

import dev.nines.incident.Incident;
import dev.nines.incident.Stage.Acknowledged;
import dev.nines.incident.Stage.Ending;
import dev.nines.incident.Stage.Resolved;
import dev.nines.incident.Subject.OfJourney;
import dev.nines.incident.Subject.OfProber;
import dev.nines.notify.Notice;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The line that a telephone shows: where, how grave, what customers do not get. */
final class Headline {

  private static final int LONGEST = 250;

  private Headline() {}

  static String test(Notice notice) {
    return "TEST — nothing is wrong: Nines in [%s] tries this receiver out"
        .formatted(notice.environment());
  }

  static String of(Notice notice, List<Told> told) {
    var resolved = notice.kind() == Notice.Kind.RESOLVED;
    var shown = resolved ? told : standing(told);
    return Excerpt.line(
        "[%s] %s: %s"
            .formatted(
                notice.environment(),
                resolved ? ending(notice) : urgency(notice),
                trouble(notice, shown) + what(notice, shown)),
        LONGEST);
  }

  private static List<Told> standing(List<Told> told) {
    var standing = told.stream().filter(each -> each.lead().stage().stands()).toList();
    return standing.isEmpty() ? told : standing;
  }

  private static String urgency(Notice notice) {
    var severity = notice.severity().word().toUpperCase(Locale.ROOT);
    return switch (notice.kind()) {
      case OPENED, TEST -> severity;
      case UPDATED -> severity + (cameBack(notice) ? ", again" : ", more of it");
      case ESCALATED -> severity + ", taken up by nobody yet";
      case REMINDED -> severity + ", still";
      case DIGEST -> severity + ", digest of " + notice.about();
      case ACKNOWLEDGED -> severity + ", taken up by " + by(notice);
      case RESOLVED -> "RESOLVED";
    };
  }

  /** Whether everything that is in trouble was over before, if only by one of its rules. */
  private static boolean cameBack(Notice notice) {
    return notice.incidents().stream()
        .filter(each -> each.stage().stands())
        .collect(
            Collectors.groupingBy(
                Incident::subject, Collectors.summingInt(each -> each.reopened())))
        .values()
        .stream()
        .allMatch(times -> times > 0);
  }

  private static String by(Notice notice) {
    return notice.incidents().stream()
        .map(Incident::stage)
        .flatMap(stage ->
            stage instanceof Acknowledged taken
                ? Optional.of(Excerpt.line(taken.by(), 60)).stream()
                : Optional.<String>empty().stream())
        .findFirst()
        .orElse("somebody");
  }

  private static String ending(Notice notice) {
    var began = notice.incidents().stream().map(Incident::began).min(Comparator.naturalOrder());
    var over =
        notice.incidents().stream()
            .map(each -> each.over() == null ? notice.at() : each.over())
            .max(Comparator.naturalOrder());
    return "%s after %s"
        .formatted(
            end(notice), Times.span(Duration.between(began.orElseThrow(), over.orElseThrow())));
  }

  private static String end(Notice notice) {
    if (removed(notice)) {
      return "NOT JUDGED ANY MORE";
    }
    return notice.incidents().stream().anyMatch(Headline::removed)
        ? "RESOLVED OR NOT JUDGED ANY MORE"
        : "RESOLVED";
  }

  static boolean removed(Notice notice) {
    return notice.incidents().stream().allMatch(Headline::removed);
  }

  private static boolean removed(Incident incident) {
    return incident.stage() instanceof Resolved resolved && resolved.ending() == Ending.REMOVED;
  }

  private static String trouble(Notice notice, List<Told> told) {
    if (notice.kind() == Notice.Kind.RESOLVED) {
      return "";
    }
    return notice.stands()
        ? told.stream()
            .map(each -> Trouble.of(each.lead()))
            .min(Comparator.naturalOrder())
            .map(trouble -> trouble.words() + ": ")
            .orElse("")
        : "over by now: ";
  }

  private static String what(Notice notice, List<Told> told) {
    if (told.size() > 1) {
      return several(notice, told);
    }
    var only = told.getFirst();
    var service = only.lead().subject().service();
    return service == null
        ? only.title()
        : "%s (%s, %s)".formatted(only.title(), service, String.join(", ", only.lead().regions()));
  }

  private static String several(Notice notice, List<Told> told) {
    var journeys = told.stream().filter(each -> each.lead().subject() instanceof OfJourney).count();
    if (journeys == told.size()) {
      return notice.kind() == Notice.Kind.DIGEST
          ? journeys + " journeys"
          : "%d journeys of %s".formatted(journeys, notice.about());
    }
    // Whatever is more than journeys is named: it is what the business asks about first.
    var named =
        told.stream()
            .map(each -> each.lead().subject())
            .filter(subject -> !(subject instanceof OfJourney))
            .map(subject ->
                subject instanceof OfProber ? "the prober" : subject.word() + " " + subject.name())
            .distinct()
            .collect(Collectors.joining(", "));
    return journeys == 0
        ? named
        : "%s, and %d %s".formatted(named, journeys, journeys == 1 ? "journey" : "journeys");
  }
}

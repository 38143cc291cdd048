package dev.nines.notify;

import dev.nines.alert.Escalation;
import dev.nines.incident.Incident;
import java.time.Instant;
import java.util.List;

/**
 * Which escalations are due: each trouble that nobody took up climbs by the protocol of its own
 * severity, from when it was told, and what another climbed already is not climbed again.
 *
 * @param told what was told so far
 */
record Climbing(Etiquette etiquette, Told told, Instant now) {

  /**
   * Those that are due of what stands.
   *
   * @param known what stands, and what was over since
   */
  List<Climb> due(List<Incident> standing, List<Incident> known) {
    return standing.stream()
        .filter(each -> !Etiquette.lookedAfter(each, known))
        .flatMap(each -> of(each).stream())
        .distinct()
        .toList();
  }

  private List<Climb> of(Incident incident) {
    var heard = told.heard().get(incident.id());
    if (heard == null || !etiquette.ready(incident, now)) {
      return List.of();
    }
    var protocol = etiquette.protocols().apply(incident);
    // Others may have spoken of it before its own time to be told came.
    var told = Etiquette.detected(incident).plus(protocol.stands());
    var since = heard.isBefore(told) ? told : heard;
    return protocol.escalations().stream()
        .skip(1)
        .filter(each -> due(each, since))
        .map(each -> new Climb(incident.severity(), each))
        .filter(each -> !told().climbed().contains(each))
        .toList();
  }

  private boolean due(Escalation escalation, Instant since) {
    return !now.isBefore(since.plus(escalation.after()));
  }
}

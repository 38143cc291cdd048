package dev.nines.notify.message;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.incident.Incident;
import dev.nines.incident.Reach.Joint;
import dev.nines.incident.Stage.Acknowledged;
import dev.nines.incident.Subject.OfCommit;
import dev.nines.notify.Notice;
import dev.nines.notify.message.Message.Fact;
import dev.nines.notify.message.Message.Line;
import java.util.ArrayList;
import java.util.List;

/** What is said of one journey or service, or of the prober, in one region. */
record SingleTrouble(Notice notice, Told told) {

  private static final int MOST_RULES = 3;

  List<Line> lines() {
    var lead = told.lead();
    if (lead.subject() instanceof OfCommit commit) {
      return new CommitFacts(lead, commit).lines();
    }
    var lines = new ArrayList<Line>();
    lines.add(lead.over() == null ? Facts.since(lead) : Facts.lasted(lead, lead.over()));
    if (lead.stage() instanceof Acknowledged taken) {
      lines.add(Facts.takenUp(taken));
    }
    lines.add(new Fact("Where", Facts.where(lead)));
    if (!lead.parts().isEmpty() && lead.stage().stands()) {
      lines.add(Facts.parts(lead.parts()));
    }
    if (lead.concern() == Concern.PROBER) {
      lines.add(new Fact("Customers", "nothing is known of them; the prober could not look"));
    }
    if (Headline.removed(notice)) {
      lines.add(
          new Fact(
              "Ended",
              "the %s or its rule was removed; nobody knows whether it works"
                  .formatted(lead.subject().word())));
    }
    if (lead.reach() instanceof Joint && !lead.stage().stands() && !Headline.removed(notice)) {
      lines.add(
          new Fact(
              "Ended",
              "fewer regions are in trouble than must be; one that still is goes on as an advisory"));
    }
    evidence(lead, lines);
    told.incidents().stream().limit(MOST_RULES).map(Facts::rule).forEach(lines::add);
    if (lead.flapping()) {
      lines.add(Facts.flapping(lead));
    }
    if (lead.revision() != null) {
      lines.add(Facts.revision(lead.revision()));
    }
    if (lead.evidence() != null) {
      lines.add(new Fact("Trace", lead.evidence().latest().runId()));
    }
    return lines;
  }

  private static void evidence(Incident lead, List<Line> lines) {
    var evidence = lead.evidence();
    if (evidence == null) {
      return;
    }
    if (lead.stage().stands()) {
      lines.add(Facts.step(evidence));
      lines.add(Facts.latest(evidence));
    }
    lines.add(Facts.runs(lead, evidence));
    if (evidence.dependency() != null) {
      lines.add(Facts.dependency(evidence.dependency()));
    }
  }
}

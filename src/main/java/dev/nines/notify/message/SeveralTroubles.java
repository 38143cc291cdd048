package dev.nines.notify.message;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.incident.Evidence;
import dev.nines.incident.Incident;
import dev.nines.incident.Stage.Ending;
import dev.nines.incident.Stage.Resolved;
import dev.nines.incident.Subject.OfService;
import dev.nines.notify.Notice;
import dev.nines.notify.message.Message.Fact;
import dev.nines.notify.message.Message.Item;
import dev.nines.notify.message.Message.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What is said of several at once: since when, where, and one line for each. */
record SeveralTroubles(Notice notice, List<Told> told) {

  private static final int MOST = 10;
  private static final int LONGEST = 250;
  private static final int LONGEST_LIST = 200;

  List<Line> lines() {
    var lines = new ArrayList<Line>();
    var first =
        notice.incidents().stream().min(Comparator.comparing(Incident::began)).orElseThrow();
    var last =
        notice.incidents().stream()
            .map(Incident::over)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    lines.add(
        notice.stands() || last.isEmpty() ? Facts.since(first) : Facts.lasted(first, last.get()));
    lines.add(new Fact("Where", about() + ", " + regions()));
    if (told.stream().allMatch(each -> each.lead().concern() == Concern.PROBER)) {
      lines.add(new Fact("Customers", "nothing is known of them; the prober could not look"));
    }
    dependency(lines);
    told.stream().limit(MOST).map(this::item).forEach(lines::add);
    if (told.size() > MOST) {
      lines.add(new Item("and %d more".formatted(told.size() - MOST)));
    }
    return lines;
  }

  private void dependency(List<Line> lines) {
    var named =
        told.stream()
            .map(each -> each.lead().evidence())
            .filter(Objects::nonNull)
            .map(Evidence::dependency)
            .distinct()
            .toList();
    if (named.size() == 1 && named.getFirst() != null) {
      lines.add(Facts.dependency(named.getFirst()));
    }
  }

  /** A digest is about troubles; what they are of is known by their services. */
  private String about() {
    if (notice.kind() != Notice.Kind.DIGEST) {
      return notice.about();
    }
    var services =
        told.stream()
            .map(each -> each.lead().subject().service())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (services.isEmpty()) {
      return "the prober itself";
    }
    return Excerpt.line(
        (services.size() == 1 ? "service " : "services ") + String.join(", ", services),
        LONGEST_LIST);
  }

  private String regions() {
    return Facts.regions(
        told.stream().flatMap(each -> each.lead().regions().stream()).distinct().toList());
  }

  private Item item(Told each) {
    var lead = each.lead();
    var parts = new ArrayList<String>();
    parts.add(state(lead) + kind(lead) + each.title());
    var evidence = lead.evidence();
    if (evidence != null && !(lead.subject() instanceof OfService)) {
      parts.add(Facts.counted(lead, evidence));
    } else if (!lead.observed().isEmpty()) {
      parts.add(lead.observed());
    }
    if (lead.flapping()) {
      parts.add("came back " + lead.reopened() + " times");
    }
    return new Item(Excerpt.line(String.join("; ", parts), LONGEST));
  }

  /** Journeys are the usual; what is more than one is said to be. */
  private static String kind(Incident lead) {
    return lead.subject() instanceof OfService service ? "service " + service.service() + ": " : "";
  }

  /** Said where it differs from what the headline says of all. */
  private String state(Incident lead) {
    if (lead.stage() instanceof Resolved(var _, var ending) && ending == Ending.REMOVED) {
      return Headline.removed(notice) ? "" : "not judged any more: ";
    }
    if (!lead.stage().stands()) {
      return notice.stands() ? "over: " : "";
    }
    return lead.severity() == notice.severity() ? "" : lead.severity().word() + ": ";
  }
}

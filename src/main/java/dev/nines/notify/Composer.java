package dev.nines.notify;

import dev.nines.alert.Receiver;
import dev.nines.alert.Severity;
import dev.nines.incident.Incident;
import dev.nines.incident.Stage.Acknowledged;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes of what is spoken of the notices that receivers get. */
record Composer(Masthead masthead) {

  /** What a receiver is to know of a conversation now. */
  Notice notice(Notice.Kind kind, Conversation conversation, Receiver receiver, Audience audience) {
    var incidents = shown(kind, audience.shown(receiver, conversation));
    boolean open =
        incidents.stream()
            .anyMatch(each -> each.stage().stands() && !(each.stage() instanceof Acknowledged));
    return notice(
        kind,
        conversation,
        incidents,
        audience.now(),
        open ? masthead.acknowledge().of(conversation.id(), receiver.name()) : null);
  }

  /**
   * An end is told of what is over; what stands beside it was never told, or waits for its time.
   */
  private static List<Incident> shown(Notice.Kind kind, List<Incident> incidents) {
    var over = incidents.stream().filter(each -> !each.stage().stands()).toList();
    return kind == Notice.Kind.RESOLVED && !over.isEmpty() ? over : incidents;
  }

  /** What there is to know of a conversation, for nobody in particular. */
  Notice notice(Conversation conversation, Instant now) {
    return notice(
        conversation.open() ? Notice.Kind.OPENED : Notice.Kind.ACKNOWLEDGED,
        conversation,
        conversation.ordered(),
        now,
        null);
  }

  private Notice notice(
      Notice.Kind kind,
      Conversation conversation,
      List<Incident> incidents,
      Instant now,
      @Nullable URI acknowledge) {
    var standing = incidents.stream().filter(each -> each.stage().stands()).toList();
    return new Notice(
        conversation.id(),
        conversation.version(),
        standing.isEmpty() ? Notice.Kind.RESOLVED : kind,
        conversation.about(),
        gravest(standing.isEmpty() ? incidents : standing),
        masthead.environment(),
        masthead.region(),
        incidents,
        now,
        masthead.link().apply(incidents.getFirst()),
        runs(incidents),
        acknowledge);
  }

  /**
   * What a receiver was spared, in one.
   *
   * @param count of how many conversations these are
   */
  Notice digest(Receiver receiver, List<Incident> incidents, int count, Instant now) {
    return new Notice(
        "digest-" + receiver.name(),
        now.getEpochSecond(),
        Notice.Kind.DIGEST,
        count + " troubles",
        gravest(incidents),
        masthead.environment(),
        masthead.region(),
        incidents,
        now,
        masthead.link().apply(incidents.getFirst()),
        runs(incidents),
        null);
  }

  private Map<String, URI> runs(List<Incident> incidents) {
    var runs = new HashMap<String, URI>();
    for (var incident : incidents) {
      var evidence = incident.evidence();
      var link = evidence == null ? null : masthead.run().apply(evidence.latest().runId());
      if (evidence != null && link != null) {
        runs.put(evidence.latest().runId(), link);
      }
    }
    return runs;
  }

  private static Severity gravest(List<Incident> incidents) {
    return incidents.stream().map(Incident::severity).reduce(Severity.ADVISORY, Severity::or);
  }
}

package dev.nines.notify;

import dev.nines.incident.Incident;
import dev.nines.incident.IncidentJson;
import dev.nines.incident.Incidents;
import dev.nines.incident.Stage.Ending;
import dev.nines.incident.Stage.Resolved;
import dev.nines.incident.Subject;
import dev.nines.store.Document;
import dev.nines.store.Documents;
import dev.nines.store.Entry;
import dev.nines.store.Recorder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps incidents, conversations and deliveries in the history, and finds them again after a start.
 *
 * @param region whose they are
 * @param own which subjects of the region this prober judges, where others judge the rest
 */
public record Keeping(Recorder recorder, String region, Predicate<Subject> own) {

  /** Of a region that has one prober. */
  public Keeping(Recorder recorder, String region) {
    this(recorder, region, _ -> true);
  }

  /** The kind of the documents that hold incidents. */
  public static final String INCIDENT = "incident";

  private static final String CONVERSATION = "conversation";
  private static final String DELIVERY = "delivery";

  /** Keeps an incident as it is now. */
  public void keep(Incident incident) {
    keep(
        new Document(
            INCIDENT,
            incident.id(),
            region,
            incident.version(),
            incident.began(),
            incident.stage() instanceof Resolved,
            IncidentJson.write(incident)));
  }

  void keep(Conversation conversation, boolean closed) {
    keep(
        new Document(
            CONVERSATION,
            conversation.id(),
            region,
            closed ? conversation.version() + 1 : conversation.version(),
            conversation.began(),
            closed,
            ConversationJson.write(conversation)));
  }

  /** What a receiver knows is wanted as long as its conversation goes on. */
  void keep(Delivery delivery, boolean closed) {
    keep(
        new Document(
            DELIVERY,
            delivery.receiver() + "/" + delivery.conversation(),
            region,
            closed ? delivery.version() + 1 : delivery.version(),
            delivery.since(),
            closed,
            DeliveryJson.write(delivery)));
  }

  private void keep(Document document) {
    var _ = recorder.record(new Entry.OfDocument(document));
  }

  /** Incidents that stood when the prober ended, and those that are over but may come back. */
  public List<Incident> incidents(Documents documents, Instant now) {
    var standing =
        documents.open(INCIDENT, region).stream()
            .map(document -> IncidentJson.read(document.body()))
            .filter(each -> own.test(each.subject()))
            .toList();
    var cooling =
        conversations(documents).stream()
            .flatMap(conversation -> conversation.incidents().stream())
            .filter(each ->
                each.stage() instanceof Resolved(var at, var ending)
                    && ending == Ending.RECOVERED
                    && now.isBefore(at.plus(Incidents.COOL_DOWN)))
            .filter(each -> standing.stream().noneMatch(other -> sameRule(each, other)));
    return Stream.concat(standing.stream(), cooling).toList();
  }

  private static boolean sameRule(Incident one, Incident other) {
    return one.rule().equals(other.rule()) && one.subject().key().equals(other.subject().key());
  }

  /** Incidents of all regions that stand; what another Nines wrote and this cannot read is none. */
  public List<Incident> everywhere(Documents documents) {
    return documents.open(INCIDENT).stream().flatMap(Keeping::read).toList();
  }

  private static Stream<Incident> read(Document document) {
    try {
      return Stream.of(IncidentJson.read(document.body()));
    } catch (IllegalArgumentException _) {
      return Stream.empty();
    }
  }

  /** Those that this prober leads, each with what it judges of it. */
  List<Conversation> conversations(Documents documents) {
    return documents.open(CONVERSATION, region).stream()
        .map(document -> ConversationJson.read(document.body()))
        .filter(conversation -> own.test(conversation.leading().subject()))
        .map(conversation -> conversation.of(own))
        .map(conversation -> current(documents, conversation))
        .toList();
  }

  /** A sudden end may have come when an incident was kept and what is said of it was not yet. */
  private static Conversation current(Documents documents, Conversation conversation) {
    var current = conversation;
    for (var incident : conversation.standing().toList()) {
      var kept =
          documents
              .find(INCIDENT, incident.id())
              .map(document -> IncidentJson.read(document.body()))
              .filter(each -> each.version() > incident.version());
      if (kept.isPresent()) {
        current = current.with(kept.get());
      }
    }
    return current;
  }

  /** One of this region, also where it is over. */
  Optional<Conversation> conversation(Documents documents, String id) {
    return documents
        .find(CONVERSATION, id)
        .filter(document -> document.region().equals(region))
        .map(document -> ConversationJson.read(document.body()));
  }

  /** What is owed, but for what others of this region owe. */
  List<Delivery> deliveries(Documents documents) {
    var others =
        documents.open(CONVERSATION, region).stream()
            .map(document -> ConversationJson.read(document.body()))
            .filter(conversation -> !own.test(conversation.leading().subject()))
            .map(Conversation::id)
            .collect(Collectors.toSet());
    return documents.open(DELIVERY, region).stream()
        .map(document -> DeliveryJson.read(document.body()))
        .filter(delivery -> !others.contains(delivery.conversation()))
        .toList();
  }
}

package dev.nines.notify;

import dev.nines.alert.Receiver;
import dev.nines.incident.Incident;
import dev.nines.incident.Incidents;
import dev.nines.incident.Stage.Acknowledged;
import dev.nines.incident.Stage.Open;
import dev.nines.store.Documents;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What receivers were told of, taken up from where they are: all incidents of a conversation at
 * once. Safe between threads.
 *
 * @param documents where conversations are found that are over for long
 */
public record Acknowledgements(
    Notifier notifier, Incidents incidents, Keeping keeping, Supplier<Documents> documents) {

  /**
   * What is to be said of a conversation now: opened, acknowledged or resolved.
   *
   * @return empty where there was never one of this id
   * @throws dev.nines.store.HistoryException if it is not known now, as the history is away
   */
  public Optional<Notice> find(String conversation) {
    return notifier
        .notice(conversation)
        .or(() -> keeping.conversation(documents.get(), conversation).map(notifier::notice));
  }

  /** Those who are told. */
  public List<Receiver> receivers() {
    return notifier.receivers();
  }

  /** As {@link #acknowledge(String, String)}, by a receiver, who is not told of it again. */
  public List<Incident> acknowledge(String conversation, String by, String receiver) {
    notifier.expect(conversation, receiver);
    return acknowledge(conversation, by);
  }

  /**
   * Somebody takes up all of a conversation that is open.
   *
   * @return the incidents that were taken up; none where there was nothing to take up
   */
  public List<Incident> acknowledge(String conversation, String by) {
    return notifier.notice(conversation).stream()
        .flatMap(notice -> notice.incidents().stream())
        .filter(incident -> incident.stage() instanceof Open)
        .flatMap(incident -> incidents.acknowledge(incident.id(), by).stream())
        .toList();
  }

  /**
   * An acknowledgement is taken back: what was taken up is open again, and climbs again.
   *
   * @param whose which acknowledgements, by who made them
   * @return the incidents that are open again; none where nobody had them in this way
   */
  public List<Incident> handBack(String conversation, Predicate<String> whose) {
    return notifier.notice(conversation).stream()
        .flatMap(notice -> notice.incidents().stream())
        .filter(
            incident -> incident.stage() instanceof Acknowledged(_, var by, _) && whose.test(by))
        .flatMap(incident -> incidents.handBack(incident.id()).stream())
        .toList();
  }
}

package dev.nines.notify;

import dev.nines.alert.Receiver;
import dev.nines.alert.Receiver.Alertmanager;
import dev.nines.incident.Incident;
import java.time.Instant;
import java.util.List;

/**
 * Who may hear what at a moment: silences keep people from what began in them, and Alertmanager
 * only from what it was never told of, as it would take the rest to be over.
 */
record Audience(Directory directory, Instant now) {

  /** Whether all that stands of a conversation is silent. */
  boolean silent(Conversation conversation) {
    return conversation.standing().allMatch(each -> directory.silent(each, now));
  }

  /** Whether a receiver may be told of a conversation. */
  boolean hears(Receiver receiver, Conversation conversation) {
    return receiver.channel() instanceof Alertmanager
        || !conversation.stands()
        || !silent(conversation)
        || (conversation.told() != null && conversation.told().over());
  }

  /**
   * Whether an Alertmanager is to be told again; it takes what it is not told of to be over.
   *
   * @param told whether it knows of the conversation
   */
  boolean repeated(Conversation conversation, boolean told) {
    return conversation.stands()
        && (!silent(conversation)
            || (!directory.quiet()
                && told
                && conversation.standing().anyMatch(each -> !directory.unheard(each, now))));
  }

  /** The incidents of a conversation that are no secret to a receiver. */
  List<Incident> shown(Receiver receiver, Conversation conversation) {
    var shown =
        conversation.ordered().stream()
            .filter(each ->
                !each.stage().stands()
                    || !(receiver.channel() instanceof Alertmanager
                        ? directory.unheard(each, now)
                        : directory.silent(each, now)))
            .toList();
    return shown.isEmpty() ? conversation.ordered() : shown;
  }
}

package dev.nines.notify;

import dev.nines.alert.Receiver;
import dev.nines.incident.Incident;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Packs what receivers are owed into what is sent to them. Not safe between threads: {@link
 * Notifier} guards it.
 */
record Packer(Conversations conversations, Outbox outbox, Composer composer) {

  /** What is to be sent to a receiver now; from here on it is on its way. */
  Optional<Parcel> next(Receiver receiver, Audience audience) {
    var parcel = single(receiver, audience).or(() -> digest(receiver, audience));
    parcel.ifPresent(_ -> outbox.begin(receiver.name()));
    return parcel;
  }

  private Optional<Parcel> single(Receiver receiver, Audience audience) {
    return outbox
        .next(receiver, id -> audible(receiver, id, audience), audience.now())
        .flatMap(delivery ->
            conversations
                .find(delivery.conversation())
                .map(each ->
                    new Parcel(
                        composer.notice(delivery.kind(), each, receiver, audience),
                        Map.of(delivery, each.version()))));
  }

  private Optional<Parcel> digest(Receiver receiver, Audience audience) {
    var versions = new LinkedHashMap<Delivery, Long>();
    var incidents = new ArrayList<Incident>();
    for (var delivery : outbox.digest(receiver, audience.now())) {
      audible(receiver, delivery.conversation(), audience)
          .ifPresent(each -> {
            versions.put(delivery, each.version());
            incidents.addAll(audience.shown(receiver, each));
          });
    }
    return incidents.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Parcel(
                composer.digest(receiver, incidents, versions.size(), audience.now()), versions));
  }

  /** A conversation of which a receiver may be told now. */
  private Optional<Conversation> audible(Receiver receiver, String id, Audience audience) {
    return conversations.find(id).filter(each -> audience.hears(receiver, each));
  }
}

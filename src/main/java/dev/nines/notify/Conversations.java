package dev.nines.notify;

import dev.nines.incident.Incident;
import dev.nines.incident.Reach.Part;
import dev.nines.incident.Stage.Pending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conversations that go on. Not safe between threads: {@link Notifier} guards it. */
final class Conversations {

  private final Map<String, Conversation> byId = new LinkedHashMap<>();

  void restore(Collection<Conversation> known) {
    known.forEach(each -> byId.put(each.id(), each));
  }

  /**
   * An incident changed: it joins what is spoken of already, or begins a conversation. Of the part
   * of one region nobody speaks; the joint one of all speaks for it.
   */
  Optional<Conversation> changed(Incident incident) {
    if (incident.stage() instanceof Pending || incident.reach() instanceof Part) {
      return Optional.empty();
    }
    var about = Conversation.about(incident);
    var known =
        byId.values().stream()
            .filter(each -> each.has(incident))
            .findFirst()
            .or(() ->
                byId.values().stream()
                    .filter(each -> each.about().equals(about) && each.stands())
                    .findFirst())
            .or(() -> byId.values().stream().filter(each -> each.concerns(incident)).findFirst())
            .map(each -> each.with(incident))
            .or(() ->
                incident.stage().stands()
                    ? Optional.of(Conversation.of(incident))
                    : Optional.empty());
    known.ifPresent(each -> byId.put(each.id(), each));
    return known;
  }

  Optional<Conversation> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  List<Conversation> all() {
    return List.copyOf(byId.values());
  }

  /** What is to be told now; each of it counts as told from here on. */
  List<Telling> tell(Etiquette etiquette, Instant now) {
    var tellings = new ArrayList<Telling>();
    for (var each : all()) {
      etiquette
          .next(each, now)
          .ifPresent(telling -> {
            byId.put(each.id(), telling.after());
            tellings.add(telling);
          });
    }
    return tellings;
  }

  /** Forgets a conversation in which nothing more will be said. */
  void end(String id) {
    byId.remove(id);
  }
}

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
import java.util.function.Predicate;

/** The conversations that go on. Not safe between threads: {@link Notifier} guards it. */
final class Conversations {

  private final Map<String, Conversation> byId = new LinkedHashMap<>();

  void restore(Collection<Conversation> known) {
    known.forEach(each -> byId.put(each.id(), each));
  }

  /**
   * An incident changed: it joins what is spoken of already, or what may still come back, or begins
   * a conversation. Of the part of one region nobody speaks; the joint one of all speaks for it.
   */
  Optional<Conversation> changed(Incident incident, Instant now) {
    if (incident.stage() instanceof Pending || incident.reach() instanceof Part) {
      return Optional.empty();
    }
    var known =
        first(each -> each.has(incident))
            .map(each -> each.with(incident))
            .or(() -> joined(incident, Conversation::stands, now))
            .or(() -> begun(incident, now));
    known.ifPresent(each -> byId.put(each.id(), each));
    return known;
  }

  /** Where an incident begins while the same trouble may still come back, it is that trouble. */
  private Optional<Conversation> begun(Incident incident, Instant now) {
    return incident.stage().stands()
        ? joined(incident, each -> each.reopens(now), now)
            .or(() -> Optional.of(Conversation.of(incident)))
        : Optional.empty();
  }

  private Optional<Conversation> joined(
      Incident incident, Predicate<Conversation> among, Instant now) {
    var about = Conversation.about(incident);
    return first(among.and(each -> each.about().equals(about)))
        .or(() -> first(among.and(each -> each.concerns(incident, now))))
        .map(each -> each.with(incident));
  }

  private Optional<Conversation> first(Predicate<Conversation> wanted) {
    return byId.values().stream().filter(wanted).findFirst();
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

  void clear() {
    byId.clear();
  }

  /** Forgets a conversation in which nothing more will be said. */
  void end(String id) {
    byId.remove(id);
  }
}

package dev.nines.notify;

import dev.nines.alert.Silence;
import dev.nines.alert.Silences;
import dev.nines.incident.Incident;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Which incidents nobody is told of. */
public final class Silenced {

  private Silenced() {}

  /**
   * The silence that is in force of an incident. Where all parts of a service's trouble are silent,
   * so is the service: it would tell of nothing else.
   */
  public static Optional<Silence> by(Silences silences, Incident incident, Instant now) {
    return silences
        .of(incident.subject().journey(), incident.subject().service(), now)
        .or(() -> ofParts(silences, incident, now));
  }

  private static Optional<Silence> ofParts(Silences silences, Incident incident, Instant now) {
    var each =
        incident.parts().stream()
            .map(part -> silences.of(part.journey(), part.service(), now))
            .toList();
    return each.stream().allMatch(Optional::isPresent)
        ? each.stream().flatMap(Optional::stream).min(Comparator.comparing(Silence::to))
        : Optional.empty();
  }
}

package dev.nines.notify;

import dev.nines.alert.Receiver;
import dev.nines.alert.Silence;
import dev.nines.alert.Silences;
import dev.nines.incident.Incident;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what, as it is declared.
 *
 * @param receivers that can be told, in the order of their files
 * @param declared the names of all receivers, also of those that cannot be told now
 * @param policies how each trouble is told
 * @param silences of what nobody is told for a time
 * @param quiet whether nobody is told of anything: incidents are shown alone
 * @param recovering whether customers are served again, though an incident still stands; asked from
 *     any thread, must not wait
 */
public record Directory(
    List<Receiver> receivers,
    Set<String> declared,
    Policies policies,
    Silences silences,
    boolean quiet,
    Predicate<Incident> recovering) {

  public static final Directory EMPTY =
      new Directory(List.of(), Set.of(), Policies.PRESET, Silences.NONE, false, _ -> false);

  public Directory {
    receivers = List.copyOf(receivers);
    declared = Set.copyOf(declared);
  }

  Set<String> names() {
    var names = new LinkedHashSet<String>();
    receivers.forEach(receiver -> names.add(receiver.name()));
    return names;
  }

  @Nullable Receiver receiver(String name) {
    return receivers.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  boolean silent(Incident incident, Instant now) {
    return quiet || silence(incident, now).isPresent();
  }

  private Optional<Silence> silence(Incident incident, Instant now) {
    return Silenced.by(silences, incident, now);
  }

  /** Whether nobody was told of it, as it was silent from the moment at which it was detected. */
  boolean unheard(Incident incident, Instant now) {
    var detected = incident.detected();
    return silence(incident, now)
        .filter(silence -> detected == null || !detected.isBefore(silence.from()))
        .isPresent();
  }

  Etiquette etiquette(Instant now) {
    return new Etiquette(
        policies::protocol,
        incident -> silent(incident, now),
        incident -> unheard(incident, now),
        recovering,
        names());
  }
}

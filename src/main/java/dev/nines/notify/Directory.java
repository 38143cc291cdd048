package dev.nines.notify;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.Receiver;
import dev.nines.alert.Silences;
import dev.nines.incident.Incident;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what, as it is declared.
 *
 * @param receivers that can be told, in the order of their files
 * @param declared the names of all receivers, also of those that cannot be told now
 * @param policies by journey
 * @param silences of what nobody is told for a time
 * @param quiet whether nobody is told of anything: incidents are shown alone
 */
public record Directory(
    List<Receiver> receivers,
    Set<String> declared,
    Map<String, AlertPolicy> policies,
    Silences silences,
    boolean quiet) {

  public static final Directory EMPTY =
      new Directory(List.of(), Set.of(), Map.of(), Silences.NONE, false);

  public Directory {
    receivers = List.copyOf(receivers);
    declared = Set.copyOf(declared);
    policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
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
    return quiet
        || silences.of(incident.subject().journey(), incident.subject().service(), now).isPresent();
  }

  /** Whether nobody was told of it, as it was silent from the moment at which it was detected. */
  boolean unheard(Incident incident, Instant now) {
    var detected = incident.detected();
    return silences
        .of(incident.subject().journey(), incident.subject().service(), now)
        .filter(silence -> detected == null || !detected.isBefore(silence.from()))
        .isPresent();
  }

  Etiquette etiquette(Instant now) {
    return new Etiquette(
        incident ->
            policies
                .getOrDefault(incident.subject().journey(), AlertPolicy.PRESET)
                .protocol(incident.severity()),
        incident -> silent(incident, now),
        incident -> unheard(incident, now),
        names());
  }
}

package dev.nines.notify;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.Receiver;
import dev.nines.alert.Silence;
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
 * @param receivers in the order of their files
 * @param policies by journey
 * @param silences declared and asked for
 * @param quiet whether nobody is told of anything: incidents are shown alone
 */
public record Directory(
    List<Receiver> receivers,
    Map<String, AlertPolicy> policies,
    List<Silence> silences,
    boolean quiet) {

  public static final Directory EMPTY = new Directory(List.of(), Map.of(), List.of(), false);

  public Directory {
    receivers = List.copyOf(receivers);
    policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
    silences = List.copyOf(silences);
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
        || silences.stream()
            .anyMatch(silence ->
                silence.covers(incident.subject().journey(), incident.subject().service(), now));
  }

  Etiquette etiquette(Instant now) {
    return new Etiquette(
        incident ->
            policies
                .getOrDefault(incident.subject().journey(), AlertPolicy.PRESET)
                .protocol(incident.severity()),
        incident -> silent(incident, now),
        names());
  }
}

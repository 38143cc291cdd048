package dev.nines.alert;

import dev.nines.journey.Service;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of what nobody is told for a time.
 *
 * @param declared by files
 * @param asked by people, those that are over perhaps among them
 * @param wholes of each service, itself and every integral service that it is a part of: a silence
 *     of one of them is a silence of the service
 */
public record Silences(
    List<DeclaredSilence> declared, List<Silence> asked, Map<String, Set<String>> wholes) {

  public static final Silences NONE = new Silences(List.of(), List.of(), Map.of());

  public Silences {
    declared = List.copyOf(declared);
    asked = List.copyOf(asked);
    wholes = Map.copyOf(wholes);
  }

  /** Silences where these services are composed as they say. */
  public static Silences of(
      List<DeclaredSilence> declared, List<Silence> asked, Collection<Service> services) {
    var wholes = new HashMap<String, Set<String>>();
    services.forEach(service -> wholes.computeIfAbsent(service.name(), Set::of));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (var service : services) {
        var formula = service.formula();
        if (formula != null) {
          for (var part : formula.services()) {
            grown |= widen(wholes, part, service.name());
          }
        }
      }
    }
    return new Silences(declared, asked, wholes);
  }

  private static boolean widen(Map<String, Set<String>> wholes, String part, String whole) {
    var all = new HashSet<>(wholes.getOrDefault(part, Set.of(part)));
    if (!all.addAll(wholes.getOrDefault(whole, Set.of(whole)))) {
      return false;
    }
    wholes.put(part, all);
    return true;
  }

  /** Those that are in force or come; the first to begin first. */
  public List<Silence> ahead(Instant now) {
    return all(now)
        .filter(silence -> silence.to().isAfter(now))
        .sorted(Comparator.comparing(Silence::from).thenComparing(Silence::id))
        .toList();
  }

  /**
   * The silence that is in force of a journey of a service; of several the one that ends last.
   *
   * @param journey null for the service as a whole
   * @param service null for the prober itself, which only a silence of everything covers
   */
  public Optional<Silence> of(@Nullable String journey, @Nullable String service, Instant at) {
    return all(at)
        .filter(silence ->
            service == null
                ? silence.covers(journey, null, at)
                : wholes.getOrDefault(service, Set.of(service)).stream()
                    .anyMatch(whole -> silence.covers(journey, whole, at)))
        .max(Comparator.comparing(Silence::to));
  }

  private Stream<Silence> all(Instant now) {
    return Stream.concat(
        asked.stream(), declared.stream().flatMap(each -> each.next(now).stream()));
  }
}

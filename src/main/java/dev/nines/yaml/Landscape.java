package dev.nines.yaml;

import dev.nines.journey.Journey;
import dev.nines.journey.Nearest;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Quoted;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What files that are loaded together name, whether it is in order or not: so one problem makes no
 * others.
 *
 * @param journeys each with the service that it measures
 * @param intervals of services that are measured by journeys: the longest of theirs
 * @param declared the services that have files
 * @param composed the integral ones among them, each with the services it is composed of
 * @param receivers those who can be told
 * @param sure whether all files could be read: only then is a name unknown for certain
 */
record Landscape(
    Map<String, String> journeys,
    Map<String, Duration> intervals,
    Set<String> declared,
    Map<String, Set<String>> composed,
    Set<String> receivers,
    boolean sure) {

  /**
   * That of some files.
   *
   * @param known the journeys of further ones, which are in order
   */
  static Landscape of(List<ReadFile> files, List<Journey> known) {
    Map<String, String> journeys = new LinkedHashMap<>();
    Map<String, Duration> intervals = new HashMap<>();
    for (var journey : known) {
      journeys.putIfAbsent(journey.name(), journey.service());
      intervals.merge(journey.service(), journey.interval(), Landscape::longer);
    }
    Set<String> declared = new LinkedHashSet<>();
    Map<String, Set<String>> composed = new HashMap<>();
    for (var file : files) {
      var journey = file.name(FileKind.JOURNEY).orElse(null);
      var written = file.as(FileKind.JOURNEY).orElse(null);
      if (journey != null && written != null) {
        var service = written.get(JourneyKeys.SERVICE, journey);
        journeys.putIfAbsent(journey, service);
        intervals.merge(
            service,
            written.get(JourneyKeys.INTERVAL, JourneyLimits.DEFAULT_INTERVAL),
            Landscape::longer);
      }
      file.name(FileKind.SERVICE)
          .filter(declared::add)
          .ifPresent(service -> {
            var components = file.as(FileKind.SERVICE).map(Landscape::components).orElseThrow();
            if (!components.isEmpty()) {
              composed.put(
                  service,
                  components.stream()
                      .map(Scalar::text)
                      .collect(Collectors.toCollection(LinkedHashSet::new)));
            }
          });
    }
    return new Landscape(
        journeys,
        intervals,
        declared,
        composed,
        files.stream()
            .flatMap(file -> file.name(FileKind.RECEIVER).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        files.stream().allMatch(file -> file.content() != null));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /** The services that a service's file names as what it is composed of, each at its place. */
  static List<Scalar> components(dev.nines.yaml.shape.Written service) {
    return Stream.concat(
            Stream.of(ServiceKeys.ALL, ServiceKeys.ANY, ServiceKeys.OF)
                .flatMap(key -> service.find(key).stream())
                .flatMap(List::stream),
            service.find(ServiceKeys.WEIGHTS).stream().flatMap(List::stream).map(Named::key))
        .toList();
  }

  /** All services, whether they have files or are only named by journeys. */
  Set<String> services() {
    var all = new TreeSet<>(declared);
    all.addAll(journeys.values());
    return all;
  }

  boolean isIntegral(String service) {
    return composed.containsKey(service);
  }

  /** A service and all that it is composed of, at any depth. */
  Set<String> parts(String service) {
    Set<String> parts = new HashSet<>();
    gather(service, parts);
    return parts;
  }

  private void gather(String service, Set<String> parts) {
    // What was met already is not walked again, which also ends a circle.
    if (parts.add(service)) {
      composed.getOrDefault(service, Set.of()).forEach(part -> gather(part, parts));
    }
  }

  /** Says that {@code name} is no service, if that is so. */
  void requireService(Scalar name, ReadFile file) {
    if (sure && !services().contains(name.text())) {
      var near = Nearest.to(name.text(), services());
      file.missing(
          name.place(),
          "there is no service %s; expected one of %s"
              .formatted(Quoted.of(name.text()), listed(services())),
          near == null
              ? "give it a file that begins with `service: " + name.text() + "`, or a journey"
              : "did you mean " + near + "?");
    }
  }

  /** Says that {@code name} is no journey, if that is so. */
  void requireJourney(Scalar name, ReadFile file) {
    if (sure && !journeys.containsKey(name.text())) {
      var near = Nearest.to(name.text(), journeys.keySet());
      file.missing(
          name.place(),
          "there is no journey %s; expected one of %s"
              .formatted(Quoted.of(name.text()), listed(new TreeSet<>(journeys.keySet()))),
          near == null ? null : "did you mean " + near + "?");
    }
  }

  /** Says that {@code name} is no receiver, if that is so. */
  void requireReceiver(Scalar name, ReadFile file) {
    if (sure && !receivers.contains(name.text())) {
      var near = Nearest.to(name.text(), receivers);
      file.missing(
          name.place(),
          "there is no receiver %s; expected one of %s"
              .formatted(Quoted.of(name.text()), listed(new TreeSet<>(receivers))),
          near == null
              ? "give it a file that begins with `receiver: " + name.text() + "`"
              : "did you mean " + near + "?");
    }
  }

  private static final int MOST_LISTED = 20;

  private static String listed(Set<String> names) {
    return names.isEmpty()
        ? "none, as there is none"
        : names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
            + (names.size() > MOST_LISTED ? ", …" : "");
  }
}

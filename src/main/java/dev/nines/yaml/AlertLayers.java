package dev.nines.yaml;

import dev.nines.alert.AlertDefaults;
import dev.nines.alert.AlertPolicy;
import dev.nines.alert.DeclaredAlerts;
import dev.nines.journey.Journey;
import dev.nines.journey.Objective;
import dev.nines.journey.Service;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a folder declare of alerts.
 *
 * @param services by name
 */
record AlertLayers(
    Calendars calendars,
    Landscape landscape,
    AlertPolicy defaults,
    Map<String, AlertPolicy> services) {

  /** Those of {@code files}; of two for the same the first. */
  static AlertLayers of(List<ReadFile> files, Calendars calendars, Landscape landscape) {
    var open = new AlertLayers(calendars, landscape, AlertPolicy.OPEN, Map.of());
    var defaults =
        files.stream()
            .flatMap(file ->
                file
                    .as(FileKind.ALERTING)
                    .map(written -> open.builder(file).of(written, AlertPolicy.PRESET))
                    .stream())
            // Of all of them, so that each has its problems said.
            .toList();
    var below = defaults.isEmpty() ? AlertPolicy.OPEN : defaults.getFirst();
    var services = new HashMap<String, AlertPolicy>();
    for (var file : files) {
      var name = file.name(FileKind.SERVICE).orElse(null);
      if (name != null) {
        services.putIfAbsent(name, open.service(file, name, below.over(AlertPolicy.PRESET)));
      }
    }
    return new AlertLayers(calendars, landscape, below, services);
  }

  private AlertsBuilder builder(ReadFile file) {
    return new AlertsBuilder(file, new ProtocolBuilder(file, calendars, landscape));
  }

  private AlertPolicy service(ReadFile file, String name, AlertPolicy below) {
    var written = file.as(FileKind.SERVICE).orElseThrow();
    var alerts = written.get(AlertKeys.ALERTS);
    if (alerts != null && landscape.isIntegral(name)) {
      new IntegralAlertsFit(name, landscape, file.problems()).check(alerts, written);
    }
    return builder(file).of(written, below);
  }

  /** What is declared of a service's alerts; null where the file is none. */
  private @Nullable DeclaredAlerts ofService(ReadFile file) {
    var name = file.name(FileKind.SERVICE).orElse(null);
    if (name == null) {
      return null;
    }
    var own = services.getOrDefault(name, AlertPolicy.OPEN);
    return landscape.isIntegral(name)
        ? DeclaredAlerts.ofIntegral(own, defaults)
        : new DeclaredAlerts(AlertPolicy.OPEN, own, defaults);
  }

  /** The defaults that a file declares, or null where it is none or has problems. */
  @Nullable AlertDefaults defaults(ReadFile file) {
    var written = file.as(FileKind.ALERTING).orElse(null);
    var name = written == null ? null : written.get(AlertingKeys.ALERTING);
    return written == null || name == null || file.problems().count() > 0
        ? null
        : new AlertDefaults(
            name, defaults, new LinkedHashSet<>(written.get(AlertingKeys.QUIET, List.of())));
  }

  /**
   * What is declared of a journey's or service's alerts; null where the file is neither.
   *
   * @param journey of the file, where it is in order
   * @param measured the services that have files in order, by name
   */
  @Nullable DeclaredAlerts of(
      ReadFile file, @Nullable Journey journey, Map<String, Service> measured) {
    var written = file.as(FileKind.JOURNEY).orElse(null);
    if (written == null) {
      return ofService(file);
    }
    var service = written.find(JourneyKeys.SERVICE).or(() -> written.find(JourneyKeys.JOURNEY));
    var above = service.map(services::get).orElse(AlertPolicy.OPEN);
    var own = builder(file).of(written, above.over(defaults).over(AlertPolicy.PRESET));
    var alerts = written.get(AlertKeys.ALERTS);
    if (journey != null && alerts != null) {
      new AlertsFit(journey, objectives(journey, measured.get(journey.service())), file.problems())
          .check(alerts);
    }
    return new DeclaredAlerts(own, above, defaults);
  }

  private static List<Objective> objectives(Journey journey, @Nullable Service service) {
    return Stream.concat(
            journey.objectives().stream(),
            Stream.ofNullable(service).flatMap(each -> each.objectives().stream()))
        .toList();
  }
}

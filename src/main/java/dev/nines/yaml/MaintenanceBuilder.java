package dev.nines.yaml;

import dev.nines.journey.PlannedMaintenance;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Written;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a maintenance of what its author wrote. */
record MaintenanceBuilder(Landscape landscape, ReadFile file) {

  /** The maintenance, or null where the file is none or has problems. */
  static @Nullable PlannedMaintenance of(ReadFile file, Landscape landscape) {
    return file.as(FileKind.MAINTENANCE)
        .map(new MaintenanceBuilder(landscape, file)::build)
        .orElse(null);
  }

  private @Nullable PlannedMaintenance build(Written written) {
    var journeys = written.get(MaintenanceKeys.JOURNEYS, List.<Scalar>of());
    var services = written.get(MaintenanceKeys.SERVICES, List.<Scalar>of());
    journeys.forEach(name -> landscape.requireJourney(name, file));
    services.forEach(name -> landscape.requireService(name, file));
    var name = written.get(MaintenanceKeys.MAINTENANCE);
    var reason = written.get(MaintenanceKeys.REASON);
    var zone = written.get(MaintenanceKeys.ZONE);
    if (name == null || reason == null || zone == null) {
      return null;
    }
    var times = new PlannedTimes("the work", file).read(written, name, zone, reason);
    return file.problems().count() > 0
        ? null
        : new PlannedMaintenance(name, reason, texts(journeys), texts(services), times);
  }

  static Set<String> texts(List<Scalar> names) {
    return names.stream().map(Scalar::text).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}

package dev.nines.yaml;

import dev.nines.alert.DeclaredSilence;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Written;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a silence of what its author wrote. */
record SilenceBuilder(Landscape landscape, ReadFile file) {

  /** The silence, or null where the file is none or has problems. */
  static @Nullable DeclaredSilence of(ReadFile file, Landscape landscape) {
    return file.as(FileKind.SILENCE).map(new SilenceBuilder(landscape, file)::build).orElse(null);
  }

  private @Nullable DeclaredSilence build(Written written) {
    var journeys = written.get(MaintenanceKeys.JOURNEYS, List.<Scalar>of());
    var services = written.get(SilenceKeys.SERVICES, List.<Scalar>of());
    journeys.forEach(name -> landscape.requireJourney(name, file));
    services.forEach(name -> landscape.requireService(name, file));
    var name = written.get(SilenceKeys.SILENCE);
    var reason = written.get(SilenceKeys.REASON);
    var zone = written.get(MaintenanceKeys.ZONE);
    if (name == null || reason == null || zone == null) {
      return null;
    }
    var times = new PlannedTimes("the silence", file).read(written, name, zone, reason);
    return file.problems().count() > 0
        ? null
        : new DeclaredSilence(
            name,
            reason,
            MaintenanceBuilder.texts(journeys),
            MaintenanceBuilder.texts(services),
            times);
  }
}

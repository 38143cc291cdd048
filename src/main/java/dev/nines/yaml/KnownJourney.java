package dev.nines.yaml;

import dev.nines.alert.DeclaredAlerts;
import dev.nines.journey.Journey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a file with a journey that was in order.
 *
 * @param beside what it came of, besides its own text
 */
record KnownJourney(
    OtherFiles beside, Journey journey, @Nullable DeclaredAlerts alerts, List<Problem> warnings) {

  /** The same, of a file at this path. */
  LoadedFile at(String path) {
    return new LoadedFile(
        path,
        journey,
        null,
        null,
        null,
        null,
        null,
        null,
        alerts,
        List.of(),
        warnings.stream().map(warning -> warning.in(path)).toList());
  }
}

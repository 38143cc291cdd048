package dev.nines.yaml;

import dev.nines.journey.Expression;
import dev.nines.journey.When;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What other files say of a journey.
 *
 * @param naming which backend an answer is from, by service
 */
record Surroundings(
    Calendars calendars, Landscape landscape, Coverage coverage, Map<String, Expression> naming) {

  /** When a journey runs; {@code require} is what its own file demands. */
  When when(Written journey, String name, List<dev.nines.journey.Step> require, Problems problems) {
    var service = journey.get(JourneyKeys.SERVICE, name);
    var calendar =
        journey
            .find(JourneyKeys.WHEN)
            .map(when -> calendars.of(when, problems))
            .orElse(When.ALWAYS.calendar());
    return new When(coverage.ofJourney(name, service, calendar), require);
  }

  /** Which backend an answer is from, where an actor of the journey does not say; or null. */
  @Nullable Expression backend(Written journey) {
    return journey
        .find(JourneyKeys.SERVICE)
        .or(() -> journey.find(JourneyKeys.JOURNEY))
        .map(naming::get)
        .orElse(null);
  }

  /** A service that is composed of others is not measured by journeys of its own. */
  void checkService(Written journey, Problems problems) {
    var own = !journey.has(JourneyKeys.SERVICE);
    var service = journey.get(own ? JourneyKeys.JOURNEY : JourneyKeys.SERVICE);
    if (service != null && landscape.isIntegral(service)) {
      problems.add(
          journey.at(own ? JourneyKeys.JOURNEY : JourneyKeys.SERVICE),
          "service %s is composed of others (%s) and measured by no journey%s"
              .formatted(
                  Quoted.of(service),
                  String.join(", ", landscape.composed().getOrDefault(service, java.util.Set.of())),
                  own ? "; without `service`, a journey measures the service of its own name" : ""),
          own ? "name the service that it measures" : "name one of those");
    }
  }
}

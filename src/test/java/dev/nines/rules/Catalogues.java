package dev.nines.rules;

import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.step;

import dev.nines.journey.Backends;
import dev.nines.journey.Formula;
import dev.nines.journey.Journey;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.Objective;
import dev.nines.journey.Service;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Journeys and services to make rules for. */
final class Catalogues {

  private Catalogues() {}

  /**
   * Two local services, one of them with backends, and one that is composed of both; promises of
   * every kind.
   */
  static Catalogue everything() {
    return new Catalogue(
        List.of(
            journey(
                "support-chat",
                "chat-support",
                availability(0.999, days(30)),
                latency(0.95, "delivery", days(30))),
            journey(
                "website",
                "website",
                availability(0.999, days(30)),
                availability(0.9995, new Objective.Month()),
                availability(0.99, new Objective.Rolling(Duration.ofHours(12))))),
        List.of(
            new Service(
                "chat-support",
                "Somebody answers",
                null,
                new Backends.Announced(Set.of("b1", "b2", "b3"), Duration.ofMinutes(1)),
                List.of()),
            new Service(
                "customer-care",
                "All that customers see",
                new Formula.All(List.of("chat-support", "website")),
                null,
                List.of(availability(0.995, days(7))))));
  }

  /** The least: one journey that promises nothing. */
  static Catalogue smallest() {
    return new Catalogue(List.of(journey("website", "website")), List.of());
  }

  static Journey journey(String name, String service, Objective... objectives) {
    return journey(name, service, Duration.ofSeconds(30), objectives);
  }

  static Journey journey(String name, String service, Duration interval, Objective... objectives) {
    var fixture =
        new JourneyFixture().interval(interval).step(step("open", get("/"), Duration.ofSeconds(5)));
    for (var objective : objectives) {
      fixture.objective(objective);
    }
    return fixture.service(service).journey(name);
  }

  static Objective availability(double target, Objective.Window window) {
    return new Objective.Availability(target, window);
  }

  static Objective latency(double target, @Nullable String milestone, Objective.Window window) {
    return new Objective.Latency(target, Duration.ofSeconds(3), milestone, window);
  }

  static Objective.Window days(int count) {
    return new Objective.Rolling(Duration.ofDays(count));
  }
}

package dev.nines.cli;

import dev.nines.api.answer.JourneyAnswer;
import dev.nines.api.answer.JourneyDetail;
import dev.nines.api.answer.JourneyScript;
import dev.nines.api.answer.JourneysAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The region of a prober that runs, and what it plays. */
final class RemoteRegion {

  private final RemoteProber prober;
  private final String name;
  private final Map<String, JourneyAnswer> journeys = new TreeMap<>();
  private final Map<String, JourneyScript> scripts = new HashMap<>();

  private RemoteRegion(RemoteProber prober, JourneysAnswer answer) {
    this.prober = prober;
    this.name = answer.region();
    answer.journeys().forEach(journey -> journeys.put(journey.name(), journey));
  }

  /**
   * Asks the prober.
   *
   * @throws InvalidUseException if it cannot be asked
   */
  static RemoteRegion of(RemoteProber prober) throws InvalidUseException {
    return new RemoteRegion(prober, prober.get("/journeys", Map.of(), JourneysAnswer.class));
  }

  /**
   * Asks what these journeys are.
   *
   * @throws InvalidUseException if it cannot be asked
   */
  void learn(List<String> names) throws InvalidUseException {
    for (var journey : names) {
      scripts.put(
          journey, prober.get("/journeys/" + journey, Map.of(), JourneyDetail.class).written());
    }
  }

  RemoteProber prober() {
    return prober;
  }

  String name() {
    return name;
  }

  SortedSet<String> known() {
    return new TreeSet<>(journeys.keySet());
  }

  /** What was learnt of journeys, by name. */
  Map<String, JourneyScript> scripts() {
    return scripts;
  }

  boolean plays(String journey) {
    var known = journeys.get(journey);
    return known != null && known.here();
  }

  String whyNot(String journey) {
    var known = journeys.get(journey);
    return "runs in %s; the prober at %s is in region %s"
        .formatted(known == null ? "none" : String.join(", ", known.regions()), prober.at(), name);
  }
}

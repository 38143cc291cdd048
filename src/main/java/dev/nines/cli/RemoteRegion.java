package dev.nines.cli;

import dev.nines.api.answer.JourneyAnswer;
import dev.nines.api.answer.JourneyDetail;
import dev.nines.api.answer.JourneyScript;
import dev.nines.api.answer.JourneysAnswer;
import dev.nines.cli.live.Outline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    this.name = Objects.requireNonNull(answer.region(), "region");
    answer
        .journeys()
        .forEach(journey -> {
          Objects.requireNonNull(journey.regions(), "regions");
          journeys.put(Objects.requireNonNull(journey.name(), "name"), journey);
        });
  }

  /**
   * Asks the prober.
   *
   * @throws InvalidUseException if it cannot be asked
   */
  static RemoteRegion of(RemoteProber prober) throws InvalidUseException {
    var answer = prober.get("/journeys", Map.of(), JourneysAnswer.class);
    return prober.understood(answer, it -> new RemoteRegion(prober, it));
  }

  /**
   * Asks what these journeys are.
   *
   * @throws InvalidUseException if it cannot be asked
   */
  void learn(List<String> names) throws InvalidUseException {
    for (var journey : names) {
      var answer = prober.get("/journeys/" + journey, Map.of(), JourneyDetail.class);
      scripts.put(journey, prober.understood(answer, RemoteRegion::whole));
    }
  }

  /** The journey, after a look at all that is asked of it later. */
  private static JourneyScript whole(JourneyDetail answer) {
    var script = answer.written();
    Objects.requireNonNull(script.vars(), "vars");
    Objects.requireNonNull(script.deadline(), "timeout");
    Objects.requireNonNull(script.longestObserved(), "observe");
    Objects.requireNonNull(Outline.of(script), "steps");
    return script;
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

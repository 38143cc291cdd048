package dev.nines.app;

import dev.nines.incident.Incident;
import dev.nines.incident.IncidentJson;
import dev.nines.incident.Lookback;
import dev.nines.incident.Past;
import dev.nines.incident.Stage.Resolved;
import dev.nines.incident.Subject.OfJourney;
import dev.nines.notify.Keeping;
import dev.nines.outcome.Run;
import dev.nines.slo.Window;
import dev.nines.store.Document;
import dev.nines.store.History;
import dev.nines.store.RunLog.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads in the history what a service went through before it was watched. Of one thread; blocks.
 */
final class ServicePast {

  private static final Set<String> MEASURED = Set.of("passed", "degraded", "failed");

  /** Of each journey; and of incidents, in all regions. */
  private static final int MOST_RUNS = 100;

  private static final int MOST_INCIDENTS = 1_000;

  private final History history;
  private final String region;
  private final Map<Window, List<Incident>> incidents = new HashMap<>();

  ServicePast(History history, String region) {
    this.history = history;
    this.region = region;
  }

  Past of(Lookback asked) {
    var told =
        incidents.computeIfAbsent(asked.seen(), this::over).stream()
            .filter(incident -> asked.journeys().contains(incident.subject().name()))
            .toList();
    var runs = new HashMap<String, Run>();
    for (var journey : asked.journeys()) {
      var read = new ArrayList<>(runs(asked.lately(), journey, MEASURED, MOST_RUNS));
      if (!told.isEmpty()) {
        read.addAll(runs(asked.seen(), journey, Set.of("failed"), 1));
      }
      read.forEach(run -> runs.put(run.id(), run));
    }
    return new Past(List.copyOf(runs.values()), told);
  }

  private List<Run> runs(Window window, String journey, Set<String> outcomes, int limit) {
    return history.runs().runs(new Query(window, journey, region, outcomes, null, limit));
  }

  private List<Incident> over(Window window) {
    return history.documents().newest(Keeping.INCIDENT, window, MOST_INCIDENTS).stream()
        .filter(document -> document.region().equals(region) && document.closed())
        .flatMap(ServicePast::read)
        .filter(incident -> incident.subject() instanceof OfJourney)
        .filter(incident -> incident.stage() instanceof Resolved)
        .toList();
  }

  /** What another Nines wrote and this cannot read is none. */
  private static Stream<Incident> read(Document document) {
    try {
      return Stream.of(IncidentJson.read(document.body()));
    } catch (IllegalArgumentException _) {
      return Stream.empty();
    }
  }
}

package dev.nines.incident;

import dev.nines.incident.Stage.Resolved;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every incident of one region: opened, kept and resolved as runs end and time passes. Safe between
 * threads; {@link IncidentListener} and {@link Confirmer} are called by whoever brings the news.
 */
public final class Incidents {

  /** How soon after its end trouble that comes back is the same incident. */
  public static final Duration COOL_DOWN = Duration.ofMinutes(10);

  private final String region;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final IncidentListener listener;
  private final Confirmer confirmer;
  private final Supplier<Optional<Neighbours>> neighbours;
  private final Map<String, Watched> watched = new LinkedHashMap<>();
  private final Map<String, JourneyWatch> watches = new LinkedHashMap<>();

  /** Those of a prober that knows of no other. */
  public Incidents(
      String region,
      InstantSource clock,
      Supplier<String> ids,
      IncidentListener listener,
      Confirmer confirmer) {
    this(region, clock, ids, listener, confirmer, () -> Optional.of(Neighbours.NONE));
  }

  /**
   * @param ids gives unique ones, 32 hexadecimal digits each
   * @param neighbours what is known of other regions; empty as long as that may become known soon.
   *     Must not wait
   */
  public Incidents(
      String region,
      InstantSource clock,
      Supplier<String> ids,
      IncidentListener listener,
      Confirmer confirmer,
      Supplier<Optional<Neighbours>> neighbours) {
    this.neighbours = neighbours;
    this.region = region;
    this.clock = clock;
    this.ids = ids;
    this.listener = listener;
    this.confirmer = confirmer;
  }

  /**
   * Watches these journeys from now on. What stands of one that did not change goes on; that of a
   * journey or rule that is gone ends, and is told to have.
   */
  public synchronized void replace(Collection<Watched> journeys) {
    replace(journeys, List.of());
  }

  /**
   * As {@link #replace(Collection)}, at the start.
   *
   * @param known incidents that stood when the prober ended, or were resolved a short while before
   */
  public synchronized void replace(Collection<Watched> journeys, Collection<Incident> known) {
    var now = clock.instant();
    var gone = new HashSet<>(watches.keySet());
    for (var each : journeys) {
      var name = each.journey().name();
      gone.remove(name);
      var inherited =
          Stream.concat(
              Stream.ofNullable(watches.get(name)).flatMap(JourneyWatch::incidents),
              known.stream().filter(incident -> incident.subject().journey().equals(name)));
      if (!each.equals(watched.put(name, each)) || !watches.containsKey(name)) {
        var kept = inherited.toList();
        var watch = new JourneyWatch(each, region, now, COOL_DOWN, ids, listener);
        watches.put(name, watch);
        watch.inherit(kept.stream(), now);
      }
    }
    for (var name : gone) {
      watched.remove(name);
      var watch = watches.remove(name);
      if (watch != null) {
        end(watch.incidents(), now);
      }
    }
    end(known.stream().filter(incident -> !watched.containsKey(incident.subject().journey())), now);
  }

  private void end(Stream<Incident> incidents, Instant now) {
    incidents
        .filter(incident -> incident.stage().stands())
        .map(incident -> incident.removed(now))
        .forEach(listener::changed);
  }

  /** A run ended. One that somebody asked for is theirs alone and says nothing here. */
  public void ended(Run run) {
    boolean confirm;
    synchronized (this) {
      var watch = run.trigger() == Trigger.DEMAND ? null : watches.get(run.journey());
      confirm = watch != null && watch.ended(run, clock.instant());
    }
    if (confirm) {
      confirmer.confirm(run.journey());
    }
  }

  /** The schedule called for a run, and the prober itself was too late for it. */
  public synchronized void missed(String journey, Instant scheduled) {
    var watch = watches.get(journey);
    if (watch != null) {
      watch.missed(scheduled);
    }
  }

  /** Judges what time alone changes; to be called about once a second. */
  public synchronized void beat() {
    var now = clock.instant();
    var others = neighbours.get();
    for (var watch : watches.values()) {
      watch.judge(now);
      others.ifPresent(known -> watch.join(known, now));
    }
  }

  /** The journeys that are judged jointly with other regions. */
  public synchronized Set<String> joint() {
    return watches.entrySet().stream()
        .filter(each -> each.getValue().joint())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /**
   * Somebody takes an incident up.
   *
   * @return the incident as it is now; empty where there is none of this id, or it is over
   */
  public synchronized Optional<Incident> acknowledge(String id, String by) {
    for (var watch : watches.values()) {
      var found = watch.incidents().filter(incident -> incident.id().equals(id)).findFirst();
      if (found.isPresent()) {
        var before = found.get();
        var after = before.acknowledged(clock.instant(), by);
        if (!after.equals(before)) {
          watch.put(after);
          listener.changed(after);
        }
        return after.stage().stands() ? Optional.of(after) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * A receiver took a message that names these.
   *
   * @return those of them that nobody was told of before, as they are now
   */
  public synchronized List<Incident> told(Collection<Incident> named, Instant at) {
    var ids = named.stream().map(Incident::id).collect(Collectors.toSet());
    var changed = new ArrayList<Incident>();
    for (var watch : watches.values()) {
      for (var before : watch.incidents().filter(each -> ids.contains(each.id())).toList()) {
        var after = before.told(at);
        if (!after.equals(before)) {
          watch.put(after);
          changed.add(after);
        }
      }
    }
    return changed;
  }

  /** Those that are pending or stand, the gravest first. */
  public synchronized List<Incident> current() {
    var all = new ArrayList<Incident>();
    watches.values().forEach(watch -> watch.incidents().forEach(all::add));
    all.removeIf(incident -> incident.stage() instanceof Resolved);
    all.sort(Comparator.comparing(Incident::severity).reversed().thenComparing(Incident::firstBad));
    return List.copyOf(all);
  }
}

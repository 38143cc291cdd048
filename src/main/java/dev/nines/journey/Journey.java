package dev.nines.journey;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scripted need of a customer, from start to end.
 *
 * @param name unique among the loaded journeys; lower-case letters, digits and dashes, at most 63
 *     characters
 * @param title what the customer does, in words
 * @param service what the business sells and this journey measures; the journey's own name where
 *     none is given
 * @param interval the time between two scheduled starts, at least 1 s
 * @param timeout the journey's deadline: a customer's patience for the whole need, measured from
 *     the run's start
 * @param overlap whether a run may start while the one before it still goes on
 * @param vars evaluated once at the start of each run, in this order; a later one may read an
 *     earlier one
 * @param actors the parties, by name
 * @param when the conditions under which the need arises
 * @param steps in order, at least one
 * @param milestones by name
 * @param teardown steps that always run at the end and never turn a good run bad
 * @param regions the regions in which it runs; empty for all
 * @param secrets the names of all secrets that its expressions read
 * @param evidence which of its runs leave something to look at
 */
public record Journey(
    String name,
    String title,
    String service,
    Duration interval,
    Duration timeout,
    boolean overlap,
    Map<String, JsonTemplate> vars,
    Map<String, Actor> actors,
    When when,
    List<Step> steps,
    Map<String, Milestone> milestones,
    List<Objective> objectives,
    List<Step> teardown,
    Map<String, String> labels,
    Set<String> regions,
    Set<String> secrets,
    LeavesEvidence evidence) {

  /** How long all teardown steps together may take. */
  public static final Duration TEARDOWN_LIMIT = Duration.ofSeconds(30);

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public Journey {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "journey \""
              + name
              + "\": a name is 1 to 63 lower-case letters, digits and dashes, a letter or digit at both ends");
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "journey \"" + name + "\" has no steps; expected at least one");
    }
    vars = ordered(vars);
    actors = ordered(actors);
    steps = List.copyOf(steps);
    milestones = ordered(milestones);
    objectives = List.copyOf(objectives);
    teardown = List.copyOf(teardown);
    labels = ordered(labels);
    regions = Set.copyOf(regions);
    secrets = Set.copyOf(secrets);
  }

  /** Whether {@code text} may name a journey. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Every step that is played: preconditions, the journey's own, teardown. */
  public Stream<Step> allSteps() {
    return Stream.of(when.require(), steps, teardown).flatMap(List::stream);
  }

  /** Whether any of its steps is in a browser. */
  public boolean inBrowser() {
    return allSteps().anyMatch(step -> step.act() instanceof BrowserAct);
  }

  /** The actor of {@code step}. */
  public Actor actor(Step step) {
    var actor = actors.get(step.actor());
    if (actor == null) {
      throw new IllegalArgumentException(
          "step \""
              + step.name()
              + "\" names no actor of journey \""
              + name
              + "\": "
              + step.actor());
    }
    return actor;
  }

  /** Whether it runs in {@code region}. */
  public boolean runsIn(String region) {
    return regions.isEmpty() || regions.contains(region);
  }

  /**
   * The duration past which a good run is merely degraded, over all latency objectives on the whole
   * run; null where there is none.
   */
  public @Nullable Duration softLimit() {
    return objectives.stream()
        .filter(Objective.Latency.class::isInstance)
        .map(Objective.Latency.class::cast)
        .filter(latency -> latency.milestone() == null)
        .map(Objective.Latency::threshold)
        .min(Duration::compareTo)
        .orElse(null);
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}

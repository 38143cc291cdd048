package dev.nines.cli.live;

import dev.nines.api.answer.JourneyScript;
import dev.nines.api.answer.JourneyScript.MilestoneScript;
import dev.nines.api.answer.StepScript;
import dev.nines.journey.Journey;
import dev.nines.journey.Step;
import dev.nines.outcome.StepRecord.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a view must know of a journey before its runs, wherever the journey is.
 *
 * @param labels of its steps, preconditions and teardown included, in order
 * @param limits what its milestones may take at most, where they have a limit
 */
public record Outline(
    String name,
    String title,
    List<String> labels,
    Set<String> actors,
    Map<String, Duration> limits) {

  public Outline {
    labels = List.copyOf(labels);
    actors = Set.copyOf(actors);
    limits = Map.copyOf(limits);
  }

  public static Outline of(Journey journey) {
    var limits = new HashMap<String, Duration>();
    journey
        .milestones()
        .forEach((name, milestone) -> {
          if (milestone.within() != null) {
            limits.put(name, milestone.within());
          }
        });
    return new Outline(
        journey.name(),
        journey.title(),
        labels(journey.when().require(), journey.steps(), journey.teardown(), Step::name),
        journey.actors().keySet(),
        limits);
  }

  /** Of a journey at another prober. */
  public static Outline of(JourneyScript journey) {
    var limits = new HashMap<String, Duration>();
    for (MilestoneScript milestone : journey.milestones()) {
      milestone.limit().ifPresent(limit -> limits.put(milestone.name(), limit));
    }
    var actors = journey.actors().stream().map(actor -> actor.name()).collect(Collectors.toSet());
    return new Outline(
        journey.name(),
        journey.title(),
        labels(journey.when().require(), journey.steps(), journey.teardown(), StepScript::name),
        actors,
        limits);
  }

  private static <S> List<String> labels(
      List<S> require, List<S> steps, List<S> teardown, Function<S, String> name) {
    var labels = new ArrayList<String>();
    require.forEach(step -> labels.add(StepLines.label(Stage.REQUIRE, name.apply(step))));
    steps.forEach(step -> labels.add(StepLines.label(Stage.STEP, name.apply(step))));
    teardown.forEach(step -> labels.add(StepLines.label(Stage.TEARDOWN, name.apply(step))));
    return labels;
  }
}

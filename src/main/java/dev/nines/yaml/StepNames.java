package dev.nines.yaml;

import dev.nines.journey.Milestone;
import dev.nines.yaml.LocatorKeys.WrittenLocator;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Node;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The names of all steps of a journey. Those that an author gives must be unique, as milestones and
 * metrics go by them; those that are made from an act are made so.
 */
final class StepNames {

  private static final int MOST = 80;

  private final IdentityHashMap<Written, String> names = new IdentityHashMap<>();

  StepNames(List<Written> steps, Problems problems) {
    Map<String, Integer> given = new HashMap<>();
    for (var step : steps) {
      step.find(StepKeys.STEP)
          .ifPresent(name -> {
            names.put(step, name);
            check(step, name, given, problems);
          });
    }
    Set<String> taken = new HashSet<>(given.keySet());
    for (var step : steps) {
      names.computeIfAbsent(step, _ -> unique(made(step), taken));
    }
  }

  String of(Written step) {
    return names.getOrDefault(step, "");
  }

  private static void check(
      Written step, String name, Map<String, Integer> given, Problems problems) {
    if (name.equals(Milestone.START) || name.equals(Milestone.END)) {
      problems.add(
          step.at(StepKeys.STEP),
          "a step cannot be named %s: milestones mean the whole run's by it"
              .formatted(Quoted.of(name)),
          "give it another name");
    }
    var first = given.putIfAbsent(name, step.at(StepKeys.STEP).line());
    if (first != null) {
      problems.add(
          step.at(StepKeys.STEP),
          "there are two steps named %s; the first is in line %d".formatted(Quoted.of(name), first),
          "give one of them another name");
    }
  }

  private static String made(Written step) {
    var name =
        ActKeys.ALL.stream()
            .filter(step::has)
            .findFirst()
            .map(act -> made(act, step))
            .orElse("step");
    name = name.replaceAll("\\s+", " ");
    return name.length() > MOST ? name.substring(0, MOST - 1) + "…" : name;
  }

  private static String made(Key<?> act, Written step) {
    if (ActKeys.REQUESTS.contains(act)) {
      return act.name().toUpperCase(Locale.ROOT) + " " + text(step, act);
    }
    if (step.get(act) instanceof WrittenLocator element) {
      return act.name() + " " + element.words();
    }
    return BrowserKeys.ALL.contains(act)
            || act.equals(ActKeys.WEBSOCKET)
            || act.equals(ActKeys.EVENTS)
        ? act.name() + " " + text(step, act)
        : act.name();
  }

  private static String text(Written step, Key<?> act) {
    return step.get(act) instanceof Node.Scalar scalar ? scalar.text() : "?";
  }

  private static String unique(String name, Set<String> taken) {
    var unique = name;
    for (int count = 2; !taken.add(unique); count++) {
      unique = name + " (" + count + ")";
    }
    return unique;
  }
}

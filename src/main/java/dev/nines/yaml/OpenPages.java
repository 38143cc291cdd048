package dev.nines.yaml;

import dev.nines.journey.BrowserAct;
import dev.nines.journey.Nearest;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages that the actors of one journey have open, by name, in the order of its steps. */
final class OpenPages {

  private final Problems problems;
  private final Map<String, Set<String>> byActor = new HashMap<>();

  OpenPages(Problems problems) {
    this.problems = problems;
  }

  /**
   * Takes note of the page that {@code step} opens itself.
   *
   * @param party who does it; null where nobody has this name
   */
  void open(String actor, @Nullable Party party, Written step) {
    if (party != null && of(actor).isEmpty()) {
      new BrowserFit(problems).check(party);
    }
    of(actor).add(step.get(BrowserKeys.PAGE, BrowserAct.FIRST_PAGE));
  }

  /** The page that {@code step} makes another one open. */
  void popup(String actor, Written step) {
    var name = step.get(BrowserKeys.POPUP);
    if (name != null && !of(actor).add(name)) {
      problems.add(
          step.at(BrowserKeys.POPUP),
          "actor %s has a page named %s open already".formatted(actor, Quoted.of(name)),
          "give it another name");
    }
  }

  /** Whether the page is open that {@code step} is done in; if not, that is a problem. */
  boolean isOpen(String actor, Written step) {
    var open = of(actor);
    if (open.isEmpty()) {
      problems.add(
          step.place(),
          "no page is open here; expected an earlier step of actor %s that opens one"
              .formatted(actor),
          "begin with a step `browser: /path`");
      return false;
    }
    var name = step.get(BrowserKeys.PAGE, BrowserAct.FIRST_PAGE);
    if (open.contains(name)) {
      return true;
    }
    var near = Nearest.to(name, open);
    problems.add(
        step.at(BrowserKeys.PAGE),
        "actor %s has no page %s open here; expected one of %s"
            .formatted(actor, Quoted.of(name), String.join(", ", open)),
        near == null
            ? "have an earlier step open it: `popup: " + name + "`"
            : "did you mean " + near + "?");
    return false;
  }

  private Set<String> of(String actor) {
    return byActor.computeIfAbsent(actor, _ -> new LinkedHashSet<>());
  }
}

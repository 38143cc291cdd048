package dev.nines.yaml;

import dev.nines.journey.LeavesEvidence;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Written;
import java.util.List;

/** Whether what a journey as a whole says of browsers fits its steps. */
record BrowserWordsFit(Problems problems) {

  void check(Written journey, List<Written> steps) {
    if (journey.get(JourneyKeys.EVIDENCE) == LeavesEvidence.NEVER) {
      steps.stream()
          .filter(step -> step.has(BrowserKeys.SCREENSHOT))
          .forEach(step ->
              problems.add(
                  step.atKey(BrowserKeys.SCREENSHOT),
                  "nobody will see this picture, as the journey says evidence: never",
                  "remove it, or leave evidence: never away"));
    }
    if (steps.stream().noneMatch(step -> step.has(BrowserKeys.BROWSER))) {
      idle(journey, JourneyKeys.EVIDENCE, "only runs in browsers leave evidence");
      idle(journey, BrowserKeys.ANSWERS, "answers are those that pages in browsers get");
    }
  }

  private void idle(Written journey, Key<?> key, String why) {
    if (journey.has(key)) {
      problems.warn(
          journey.atKey(key), why + ", and no step of this journey opens a browser", null);
    }
  }
}

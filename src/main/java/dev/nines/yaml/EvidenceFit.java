package dev.nines.yaml;

import dev.nines.journey.LeavesEvidence;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Written;
import java.util.List;

/** Whether what a journey says of evidence fits its steps. */
record EvidenceFit(Problems problems) {

  void check(Written journey, List<Written> steps) {
    var leaves = journey.get(JourneyKeys.EVIDENCE);
    if (leaves == LeavesEvidence.NEVER) {
      steps.stream()
          .filter(step -> step.has(BrowserKeys.SCREENSHOT))
          .forEach(step ->
              problems.add(
                  step.atKey(BrowserKeys.SCREENSHOT),
                  "nobody will see this picture, as the journey says evidence: never",
                  "remove it, or leave evidence: never away"));
    }
    if (leaves != null && steps.stream().noneMatch(step -> step.has(BrowserKeys.BROWSER))) {
      problems.warn(
          journey.at(JourneyKeys.EVIDENCE),
          "only runs in browsers leave evidence, and no step of this journey opens one",
          null);
    }
  }
}

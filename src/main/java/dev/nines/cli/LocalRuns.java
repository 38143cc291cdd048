package dev.nines.cli;

import dev.nines.cli.report.Results;
import dev.nines.evidence.EvidenceKeeping;
import dev.nines.journey.Journey;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.Environment;
import dev.nines.target.TargetRules;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plays journeys in this process.
 *
 * @param evidence where runs in browsers leave something to look at, or null
 * @param variables values that replace journeys' {@code vars} of these names
 */
record LocalRuns(
    Engine engine,
    ControlCheck control,
    TargetRules targets,
    Interruption interruption,
    String region,
    Map<String, String> variables,
    boolean debug,
    @Nullable EvidenceKeeping evidence) {

  Results play(List<Journey> journeys, int rounds, Environment environment, Showing showing) {
    var left = Engine.Evidence.of(evidence);
    if (left != null) {
      left.folder().sweep();
    }
    var runner = engine.runner(environment, control, targets, left);
    interruption.then(runner::stop);
    return new Rounds(runner, InstantSource.system(), interruption, region, variables, debug)
        .play(journeys, rounds, showing, showing::notRun);
  }
}

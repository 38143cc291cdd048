package dev.nines.cli;

import dev.nines.cli.report.Results;
import dev.nines.journey.Journey;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.Environment;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Plays journeys in this process.
 *
 * @param variables values that replace journeys' {@code vars} of these names
 */
record LocalRuns(
    Engine engine,
    ControlCheck control,
    Interruption interruption,
    String region,
    Map<String, String> variables,
    boolean debug) {

  Results play(List<Journey> journeys, int rounds, Environment environment, Showing showing) {
    var runner = engine.runner(environment, control);
    interruption.then(runner::stop);
    return new Rounds(runner, InstantSource.system(), interruption, region, variables, debug)
        .play(journeys, rounds, showing, showing::notRun);
  }
}

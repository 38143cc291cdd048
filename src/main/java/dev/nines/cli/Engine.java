package dev.nines.cli;

import dev.nines.runner.ControlCheck;
import dev.nines.runner.Environment;
import dev.nines.runner.JourneyRunner;

/** Makes what plays journeys; only the commands that play some ask for it. */
@FunctionalInterface
public interface Engine {

  JourneyRunner runner(Environment environment, ControlCheck control);
}

package dev.nines.app;

import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.Environment;
import dev.nines.runner.Exchange;
import dev.nines.runner.JourneyRunner;
import dev.nines.time.Clocks;
import java.util.Map;

/** A network whose servers all answer at once, and which is cut at times. */
final class FastDayNetwork {

  private volatile boolean cut;
  private volatile boolean before;

  void cut(boolean now) {
    before = cut;
    cut = now;
  }

  boolean up() {
    return !cut;
  }

  /** Whether it is cut, or was a second ago. */
  boolean wasCut() {
    return cut || before;
  }

  JourneyRunner runner(Environment environment, ControlCheck control, Clocks clocks) {
    return new JourneyRunner(
        new ActExecutors((_, context) -> answer(context), (_, context) -> answer(context)),
        environment,
        control,
        clocks,
        () -> 42);
  }

  private Exchange answer(AttemptContext context) {
    if (cut) {
      return new Exchange.Broken(ClientVerdict.REFUSED, ServerVerdict.DOWN, "no route to host");
    }
    context.progress().firstByteSent();
    return new Exchange.Answered(Map.of("status", 200L), "HTTP 200");
  }
}

package dev.nines.cli;

import dev.nines.evidence.EvidenceFolder;
import dev.nines.evidence.EvidenceKeeping;
import dev.nines.evidence.Leaving;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.Environment;
import dev.nines.runner.JourneyRunner;
import dev.nines.target.TargetRules;
import org.jspecify.annotations.Nullable;

/** Makes what plays journeys; only the commands that play some ask for it. */
@FunctionalInterface
public interface Engine {

  /**
   * A runner.
   *
   * @param targets where journeys may go
   * @param evidence where runs in browsers leave something to look at, or null
   */
  JourneyRunner runner(
      Environment environment,
      ControlCheck control,
      TargetRules targets,
      @Nullable Evidence evidence);

  /**
   * What runs leave to look at.
   *
   * @param leaving which of them
   */
  record Evidence(EvidenceFolder folder, Leaving leaving) {
    static @Nullable Evidence of(@Nullable EvidenceKeeping keeping) {
      return keeping == null ? null : new Evidence(keeping.open(), keeping.leaving());
    }
  }
}

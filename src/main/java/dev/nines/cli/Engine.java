package dev.nines.cli;

import dev.nines.evidence.EvidenceFolder;
import dev.nines.evidence.EvidenceKeeping;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.Environment;
import dev.nines.runner.JourneyRunner;
import org.jspecify.annotations.Nullable;

/** Makes what plays journeys; only the commands that play some ask for it. */
@FunctionalInterface
public interface Engine {

  /**
   * A runner.
   *
   * @param evidence where runs in browsers leave something to look at, or null
   */
  JourneyRunner runner(Environment environment, ControlCheck control, @Nullable Evidence evidence);

  /**
   * What runs leave to look at.
   *
   * @param all whether good runs leave some too
   */
  record Evidence(EvidenceFolder folder, boolean all) {
    static @Nullable Evidence of(@Nullable EvidenceKeeping keeping) {
      return keeping == null ? null : new Evidence(keeping.open(), keeping.all());
    }
  }
}

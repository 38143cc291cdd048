package dev.nines.incident;

import dev.nines.slo.Window;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;

/** Judges one rule of a service by what the account counted. */
interface ServiceJudge extends Judge {

  /** The windows over which it must be known, as of a moment. */
  Stream<Window> windows(Instant at);

  /**
   * What was counted as of a moment.
   *
   * @param measured of each of {@link #windows}
   */
  void look(Instant at, Function<Window, Measured> measured);
}

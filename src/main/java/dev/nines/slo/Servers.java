package dev.nines.slo;

import dev.nines.outcome.Run;

/** Attempts by server verdict; one whose verdict is still open is not in here. */
public record Servers(long up, long down, long unknown) {

  public static final Servers NONE = new Servers(0, 0, 0);

  /**
   * The attempts of one run, of preconditions and teardown too; none before the run is settled,
   * because a verdict may still be taken back until then.
   */
  public static Servers of(Run run) {
    if (!run.settled()) {
      return NONE;
    }
    long up = 0;
    long down = 0;
    long unknown = 0;
    for (var step : run.steps()) {
      for (var attempt : step.attempts()) {
        switch (attempt.server()) {
          case UP -> up++;
          case DOWN -> down++;
          case UNKNOWN -> unknown++;
          case null -> throw new IllegalStateException("a settled run has an open verdict");
        }
      }
    }
    return new Servers(up, down, unknown);
  }

  public Servers plus(Servers other) {
    return new Servers(up + other.up, down + other.down, unknown + other.unknown);
  }

  public Servers minus(Servers other) {
    return new Servers(up - other.up, down - other.down, unknown - other.unknown);
  }
}

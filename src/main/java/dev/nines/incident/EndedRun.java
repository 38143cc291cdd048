package dev.nines.incident;

import java.util.List;

/** A run of anything that a service is composed of. */
record EndedRun(Parts parts) implements ServiceAbsenceJudge.Sign {

  @Override
  public boolean seen(Measured of) {
    return of.runs(parts.names()).all() > 0;
  }

  @Override
  public List<FailingPart> missing(Measured of) {
    return parts.where(of, runs -> runs.all() == 0);
  }
}

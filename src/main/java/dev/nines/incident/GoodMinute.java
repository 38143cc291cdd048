package dev.nines.incident;

import java.util.List;

/**
 * A good minute of an integral service. Where none of its journeys is promised there need be none;
 * one that is excluded alone says nothing of the others.
 */
record GoodMinute(String service, Parts parts) implements ServiceAbsenceJudge.Sign {

  @Override
  public boolean seen(Measured of) {
    return of.minutes(service).value() > 0
        || (of.runs(parts.names()).excluded() > 0
            && parts.where(of, runs -> runs.all() > 0 && runs.excluded() == 0).isEmpty());
  }

  /** Where each part was good at times, those that were bad at others. */
  @Override
  public List<FailingPart> missing(Measured of) {
    var never = parts.where(of, runs -> runs.good() == 0 && runs.excluded() == 0);
    return never.isEmpty() ? parts.failing(of) : never;
  }
}

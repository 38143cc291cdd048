package dev.nines.app;

import dev.nines.metrics.RunMetrics;
import dev.nines.schedule.StartListener;
import java.time.Duration;

/** Counts starts. */
record Starts(RunMetrics metrics) implements StartListener {

  @Override
  public void due(String journey) {
    metrics.due(journey);
  }

  @Override
  public void overdue(String journey) {
    metrics.overdue(journey);
  }

  @Override
  public void late(Duration lateness) {
    metrics.late(lateness);
  }
}

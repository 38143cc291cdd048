package dev.nines.app;

import dev.nines.account.RunBook;
import dev.nines.metrics.RunMetrics;
import dev.nines.schedule.StartListener;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Counts starts, and keeps the books of them. */
record Starts(
    RunMetrics metrics,
    RunBook book,
    BiConsumer<String, Instant> missed,
    BiConsumer<Instant, Instant> clockSet)
    implements StartListener {

  @Override
  public void due(String journey) {
    metrics.due(journey);
  }

  @Override
  public void passedOver(String journey, Instant scheduled) {
    metrics.overdue(journey);
    book.passedOver(journey, scheduled);
  }

  @Override
  public void missed(String journey, Instant scheduled) {
    // The account needs no word of it: a start that was called for and has no run is missed.
    metrics.due(journey);
    metrics.overdue(journey);
    missed.accept(journey, scheduled);
  }

  @Override
  public void late(Duration lateness) {
    metrics.late(lateness);
  }

  @Override
  public void clockSet(Instant from, Instant to) {
    clockSet.accept(from, to);
  }
}

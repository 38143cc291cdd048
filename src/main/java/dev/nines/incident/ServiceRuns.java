package dev.nines.incident;

import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The runs that ended lately of a service's journeys: evidence of what the account tells of them
 * later. Not safe between threads.
 */
final class ServiceRuns {

  /** The account tells of trouble when the first failed runs of it ended long ago. */
  private static final int MOST_REMEMBERED = 100;

  static final Duration REMEMBERED = Duration.ofMinutes(15);

  private final Deque<FailedRun> failed = new ArrayDeque<>();
  private @Nullable Instant lastGood;
  private @Nullable Instant served;

  /** Those that failed, the oldest first. */
  List<FailedRun> failed() {
    return List.copyOf(failed);
  }

  Sight sight() {
    return new Sight(lastGood, served);
  }

  /**
   * A run ended.
   *
   * @return what it is evidence of; empty where it did not fail
   */
  Optional<FailedRun> ended(Run run) {
    if (run.outcome().good()) {
      lastGood = run.scheduled();
      served = served == null ? run.scheduled() : served;
    } else if (run.outcome() instanceof Failed) {
      served = null;
      var evidence = FailedRun.of(run).map(each -> each.of(run.journey()));
      evidence.ifPresent(this::remember);
      return evidence;
    }
    return Optional.empty();
  }

  private void remember(FailedRun run) {
    failed.addLast(run);
    if (failed.size() > MOST_REMEMBERED) {
      failed.removeFirst();
    }
  }

  /** Those that ended before all of these. */
  void precededBy(ServiceRuns before) {
    var here = failed();
    failed.clear();
    before.failed.forEach(this::remember);
    here.forEach(this::remember);
    lastGood = lastGood == null ? before.lastGood : lastGood;
    if (here.isEmpty() && before.served != null) {
      served = before.served;
    }
  }

  void forget(Instant now) {
    var oldest = now.minus(REMEMBERED);
    failed.removeIf(run -> run.scheduled().isBefore(oldest));
  }
}

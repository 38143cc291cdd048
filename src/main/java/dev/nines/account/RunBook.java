package dev.nines.account;

import dev.nines.journey.Journey;
import dev.nines.journey.Service;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.slo.LatencyPromise;
import dev.nines.store.Entry;
import dev.nines.store.Recorder;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Hands runs over to be recorded: as soon as they have ended, because an outcome does not wait for
 * late answers, and once more when these have come.
 */
public final class RunBook implements Consumer<RunEvent> {

  private final Recorder recorder;
  private final String region;
  private volatile Map<String, Set<LatencyPromise>> promises = Map.of();

  public RunBook(Recorder recorder, String region) {
    this.recorder = recorder;
    this.region = region;
  }

  /**
   * What is in force from now on.
   *
   * @param services those with files of their own
   */
  public void replace(Collection<Journey> journeys, Collection<Service> services) {
    promises =
        journeys.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Journey::name, journey -> LatencyPromise.of(journey, services)));
  }

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case RunEnded(Run run) -> {
        // One that has all its verdicts is settled at once.
        if (!run.settled()) {
          record(run);
        }
      }
      case RunSettled(Run run) -> record(run);
      case RunEvent.RunStarted _,
          RunEvent.StepStarted _,
          RunEvent.AttemptEnded _,
          RunEvent.RetryAwaited _,
          RunEvent.StepEnded _,
          RunEvent.AttemptObserved _,
          RunEvent.Wire _ -> {}
    }
  }

  private void record(Run run) {
    var _ = recorder.record(new Entry.OfRun(run, promises.getOrDefault(run.journey(), Set.of())));
  }

  /** A start was passed over because the run before still went on. */
  public void passedOver(String journey, Instant scheduled) {
    var _ = recorder.record(new Entry.OfPassedOver(id(), journey, region, scheduled));
  }

  /** An id for an entry that has none by nature: 32 hexadecimal digits, unique by chance. */
  public static String id() {
    var random = ThreadLocalRandom.current();
    return HexFormat.of().toHexDigits(random.nextLong())
        + HexFormat.of().toHexDigits(random.nextLong());
  }
}

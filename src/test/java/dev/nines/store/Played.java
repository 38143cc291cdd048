package dev.nines.store;

import dev.nines.outcome.Attempt;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord;
import dev.nines.outcome.StepRecord.Result;
import dev.nines.outcome.StepRecord.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A run of one step for tests, to be changed with {@code with…}; every one has an id of its own.
 *
 * @param servers the verdicts of its attempts; null for one that is still observed
 */
public record Played(
    String id,
    String journey,
    String service,
    String region,
    Trigger trigger,
    Instant scheduled,
    Duration duration,
    Outcome outcome,
    List<@Nullable ServerVerdict> servers) {

  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final AtomicLong COUNT = new AtomicLong();

  /** A run of the journey "chat" of the service "support" in "eu-1" that passed at noon. */
  public static Played run() {
    return new Played(
        String.format("%032x", COUNT.incrementAndGet()),
        "chat",
        "support",
        "eu-1",
        Trigger.SCHEDULE,
        NOON,
        Duration.ofMillis(120),
        new Outcome.Passed(),
        List.of(ServerVerdict.UP));
  }

  public static Outcome failed(String step) {
    return new Outcome.Failed(Reason.TIMEOUT, step, null, "no answer after 1s");
  }

  public Played withId(String id) {
    return new Played(id, journey, service, region, trigger, scheduled, duration, outcome, servers);
  }

  public Played of(String journey, String service) {
    return new Played(id, journey, service, region, trigger, scheduled, duration, outcome, servers);
  }

  public Played in(String region) {
    return new Played(id, journey, service, region, trigger, scheduled, duration, outcome, servers);
  }

  public Played at(Instant scheduled) {
    return new Played(id, journey, service, region, trigger, scheduled, duration, outcome, servers);
  }

  public Played taking(Duration duration) {
    return new Played(id, journey, service, region, trigger, scheduled, duration, outcome, servers);
  }

  public Played with(Outcome outcome) {
    return new Played(id, journey, service, region, trigger, scheduled, duration, outcome, servers);
  }

  public Played onDemand() {
    return new Played(
        id, journey, service, region, Trigger.DEMAND, scheduled, duration, outcome, servers);
  }

  public Played servers(@Nullable ServerVerdict... verdicts) {
    var all = new ArrayList<@Nullable ServerVerdict>();
    Collections.addAll(all, verdicts);
    return new Played(id, journey, service, region, trigger, scheduled, duration, outcome, all);
  }

  public Run asRun() {
    var attempts = new ArrayList<Attempt>();
    for (var server : servers) {
      attempts.add(
          new Attempt(
              attempts.size() + 1,
              Duration.ofMillis(20L * attempts.size()),
              Duration.ofMillis(19),
              server == ServerVerdict.UP ? ClientVerdict.OK : ClientVerdict.TIMEOUT,
              server,
              server == ServerVerdict.UP ? Duration.ofMillis(18) : null,
              server == ServerVerdict.UP ? null : "no answer",
              null,
              Map.of(Phase.CONNECT, Duration.ofMillis(1))));
    }
    var step =
        new StepRecord(
            "send",
            "customer",
            Stage.STEP,
            Duration.ZERO,
            duration,
            attempts,
            outcome.good() ? Result.SUCCEEDED : Result.FAILED,
            null,
            null);
    return new Run(
        id,
        journey,
        service,
        region,
        trigger,
        scheduled,
        scheduled.plusMillis(1),
        duration,
        outcome,
        List.of(step),
        Map.of("delivery", duration.dividedBy(2)));
  }

  /** Without promises. */
  public Entry.OfRun entry() {
    return new Entry.OfRun(asRun(), Set.of());
  }
}

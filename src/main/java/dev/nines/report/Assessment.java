package dev.nines.report;

import dev.nines.journey.Durations;
import dev.nines.journey.Objective;
import dev.nines.slo.ErrorBudget;
import dev.nines.slo.Kept;
import dev.nines.slo.LatencyPromise;
import dev.nines.slo.Ratio;
import dev.nines.slo.Slots;
import dev.nines.slo.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds objectives against what was measured up to a moment. */
final class Assessment {

  private static final List<Duration> USUAL =
      List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(3));

  private final Totals totals;
  private final Instant to;
  private final boolean details;

  /**
   * @param details whether latency objectives are judged: their counts are details
   */
  Assessment(Totals totals, Instant to, boolean details) {
    this.totals = totals;
    this.to = to;
    this.details = details;
  }

  /**
   * How they stand.
   *
   * @param bySlots whether availability is judged by minutes: of a service composed of services,
   *     whose single runs do not know its formula
   */
  List<ObjectiveStatus> of(List<Objective> objectives, Pool pool, boolean bySlots) {
    return objectives.stream()
        .filter(each -> details || each instanceof Objective.Availability)
        .map(each -> status(each, pool, bySlots))
        .toList();
  }

  /** The windows of which {@link #of} asks for details. */
  Set<Window> detailed(List<Objective> objectives) {
    var windows = new HashSet<Window>();
    for (var objective : objectives) {
      if (details && objective instanceof Objective.Latency) {
        windows.add(Windows.of(objective, to));
        USUAL.forEach(length -> windows.add(Windows.last(length, to)));
      }
    }
    return windows;
  }

  private ObjectiveStatus status(Objective objective, Pool pool, boolean bySlots) {
    return switch (objective) {
      case Objective.Availability availability ->
          bySlots
              ? status(
                  objective,
                  availability.target(),
                  Measure.SLOTS,
                  window -> pool.slots(totals, window).availability())
              : status(
                  objective,
                  availability.target(),
                  Measure.RUNS,
                  window -> totals.of(pool.runs(), window).availability());
      case Objective.Latency latency ->
          status(
              objective,
              latency.target(),
              Measure.RUNS,
              window -> kept(LatencyPromise.of(latency), pool, window));
    };
  }

  private Ratio kept(LatencyPromise promise, Pool pool, Window window) {
    return totals
        .details(pool.runs(), window)
        .promises()
        .getOrDefault(promise, new Kept(0, 0))
        .ratio();
  }

  private ObjectiveStatus status(
      Objective objective, double target, Measure measure, Measured measured) {
    var window = Windows.of(objective, to);
    var good = measured.in(window);
    var budget = new ErrorBudget(target, good);
    var latency = objective instanceof Objective.Latency each ? each : null;
    return new ObjectiveStatus(
        latency == null ? "availability" : "latency",
        target,
        latency == null ? null : (Double) (latency.threshold().toNanos() / 1e9),
        latency == null ? null : latency.milestone(),
        Windows.text(objective),
        Period.of(window),
        measure.word,
        Shares.of(good),
        good.part() / measure.unit,
        good.whole() / measure.unit,
        Shares.of(budget.left()),
        Shares.of(budget.burnRate()),
        USUAL.stream()
            .map(length ->
                new BurnRate(
                    Durations.text(length),
                    Shares.of(
                        new ErrorBudget(target, measured.in(Windows.last(length, to))).burnRate())))
            .toList(),
        good.whole() == 0 ? null : (Boolean) budget.met(),
        measure.warning(target, good.whole()));
  }

  /** Good events of those that count, in a window. */
  @FunctionalInterface
  private interface Measured {
    Ratio in(Window window);
  }

  /** What is counted, and how many of a ratio's units make up one. */
  private enum Measure {
    RUNS("runs", 1),
    SLOTS("slots", Slots.WHOLE);

    private final String word;
    private final long unit;

    Measure(String word, long unit) {
      this.word = word;
      this.unit = unit;
    }

    @Nullable String warning(double target, long whole) {
      long events = whole / unit;
      return events > 0 && new ErrorBudget(target, new Ratio(events, events)).lowTraffic()
          ? "too few %s: one bad one of %d spends more than the whole error budget"
              .formatted(this == RUNS ? "runs" : "minutes", events)
          : null;
    }
  }
}

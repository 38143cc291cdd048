package dev.nines.report;

import dev.nines.slo.Details;
import dev.nines.slo.LatencySketch;
import dev.nines.slo.Resolution;
import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import dev.nines.store.Account;
import dev.nines.store.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cuts a window into slots. */
final class SlotBySlot {

  /** As many slots as an answer may have. */
  static final int MOST = 11_000;

  private final Account account;
  private final Catalogue catalogue;

  SlotBySlot(Account account, Catalogue catalogue) {
    this.account = account;
    this.catalogue = catalogue;
  }

  Series series(
      Subject.Kind kind, String name, Collection<String> regions, Window window, Duration size) {
    var whole = widened(window, size);
    var own = regions.stream().map(region -> new Subject(kind, name, region)).toList();
    var ownSlots = sums(own, whole, size);
    var runs =
        switch (kind) {
          case JOURNEY -> ownSlots;
          case SERVICE -> sums(beneath(name, regions), whole, size);
        };
    var slots = new ArrayList<Series.Slot>();
    for (var at = whole.from(); at.isBefore(whole.to()); at = at.plus(size)) {
      slots.add(
          slot(
              at,
              at.plus(size),
              runs.getOrDefault(at, Tally.NONE),
              ownSlots.getOrDefault(at, Tally.NONE)));
    }
    return new Series(
        kind.name().toLowerCase(Locale.ROOT), name, Period.of(whole), size.toSeconds(), slots);
  }

  private List<Subject> beneath(String service, Collection<String> regions) {
    return regions.stream().flatMap(region -> catalogue.beneath(service, region).stream()).toList();
  }

  private static Series.Slot slot(Instant from, Instant to, Tally runs, Tally own) {
    var sketch = runs.details().latencies().getOrDefault(Details.RUN, LatencySketch.EMPTY);
    return new Series.Slot(
        from,
        to,
        Shares.of(runs.availability()),
        Shares.of(runs.ownAvailability()),
        Shares.of(own.slots().availability()),
        Shares.of(runs.uptimeByRequests()),
        Shares.of(own.backends().backends()),
        Latency.seconds(sketch, 0.5),
        Latency.seconds(sketch, 0.95),
        Runs.of(runs.outcomes()));
  }

  /** By the beginning of each slot that has anything. */
  private Map<Instant, Tally> sums(Collection<Subject> subjects, Window window, Duration size) {
    var sums = new HashMap<Instant, Tally>();
    for (var subject : subjects) {
      account
          .slots(subject, window, resolution(size))
          .forEach((at, tally) -> sums.merge(floor(at, size), tally, Tally::plus));
    }
    return sums;
  }

  private static Resolution resolution(Duration size) {
    if (size.toSeconds() % Resolution.DAY.length().toSeconds() == 0) {
      return Resolution.DAY;
    }
    return size.toSeconds() % Resolution.HOUR.length().toSeconds() == 0
        ? Resolution.HOUR
        : Resolution.MINUTE;
  }

  private static Window widened(Window window, Duration size) {
    if (!size.isPositive() || size.toNanos() % Resolution.MINUTE.length().toNanos() != 0) {
      throw new IllegalArgumentException(
          "the slots are of " + size + "; expected whole minutes, such as 5m or 1h");
    }
    var from = floor(window.from(), size);
    var last = floor(window.to(), size);
    var to = last.equals(window.to()) ? last : last.plus(size);
    long slots = Duration.between(from, to).dividedBy(size);
    if (slots > MOST) {
      throw new IllegalArgumentException(
          "the window has "
              + slots
              + " slots of this size; expected at most "
              + MOST
              + ": a shorter window or larger slots");
    }
    return new Window(from, to);
  }

  private static Instant floor(Instant at, Duration size) {
    long seconds = size.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }
}

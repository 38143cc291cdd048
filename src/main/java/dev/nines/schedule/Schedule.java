package dev.nines.schedule;

import dev.nines.journey.Durations;
import dev.nines.journey.Journey;
import dev.nines.runner.JourneyRunner;
import dev.nines.time.Clocks;
import dev.nines.time.SteadyClock;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts every journey's runs at their intended moments. {@link #beat} must be called about once a
 * second; it arms a timer for each start of the next seconds.
 *
 * <p>What a start that cannot be made on time becomes: while the run before it goes on, the
 * schedule calls for no further one, and the start is overdue, not due. A start that the prober
 * itself comes too late for (it was paused, or starved) was called for and is missed: due and
 * overdue, which lowers the coverage. Neither is made up for later. A step of the wall clock is not
 * a pause: time that did not pass on the monotonic clock has no starts in it.
 */
public final class Schedule {

  private static final System.Logger LOG = System.getLogger(Schedule.class.getName());

  /** How far ahead starts are armed: several beats, so that some may be late. */
  private static final Duration AHEAD = Duration.ofSeconds(4);

  /** How late a start may be and still be made; by then its minute and its load are another's. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Launcher launcher;
  private final JourneyRunner runner;
  private final StartListener listener;
  private final String region;
  private final Permit permit;
  private final Clocks clocks;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Tally> tallies = new HashMap<>();
  private final SteadyClock clock;
  private boolean ended;

  /** One whose journeys nobody else plays. */
  public Schedule(
      Launcher launcher,
      JourneyRunner runner,
      StartListener listener,
      String region,
      Clocks clocks) {
    this(launcher, runner, listener, region, Permit.ALL, clocks);
  }

  public Schedule(
      Launcher launcher,
      JourneyRunner runner,
      StartListener listener,
      String region,
      Permit permit,
      Clocks clocks) {
    this.launcher = launcher;
    this.runner = runner;
    this.listener = listener;
    this.region = region;
    this.permit = permit;
    this.clocks = clocks;
    this.clock = new SteadyClock(clocks);
  }

  /**
   * Replaces the journeys. One whose interval did not change keeps its place; a run that goes on is
   * played to its end.
   *
   * @return from when on they are called for
   */
  public Instant replace(Collection<Journey> journeys) {
    return replace(journeys, Map.of());
  }

  /**
   * The same, where some are taken over from another prober.
   *
   * @param taken from which scheduled start on, by name; one that is a little late already is made
   *     all the same
   */
  public synchronized Instant replace(Collection<Journey> journeys, Map<String, Instant> taken) {
    var now = clock.now();
    if (ended) {
      return now;
    }
    var here = new HashMap<String, Journey>();
    journeys.stream()
        .filter(journey -> journey.runsIn(region))
        .forEach(journey -> here.put(journey.name(), journey));
    for (var name : new HashSet<>(entries.keySet())) {
      var entry = entries.get(name);
      var journey = here.get(name);
      if (entry != null && journey != null && journey.interval().equals(entry.journey.interval())) {
        // Its starts are the same, those that are armed and those that are overdue.
        entry.journey = journey;
      } else if (entry != null) {
        entry.disarm();
        entries.remove(name);
      }
    }
    here.forEach((name, journey) ->
        entries.computeIfAbsent(
            name, _ -> new Entry(journey, region, begin(taken.get(name), now))));
    plan(now);
    return now;
  }

  private static Instant begin(@Nullable Instant taken, Instant now) {
    var oldest = now.minus(GRACE);
    return taken == null ? now : taken.isBefore(oldest) ? oldest : taken;
  }

  /** Arms what falls due next. */
  public synchronized void beat() {
    if (!ended) {
      noticeStep();
      plan(clock.now());
    }
  }

  private void noticeStep() {
    clock
        .adjust()
        .ifPresent(step -> {
          LOG.log(
              Level.WARNING,
              "the wall clock was set {0} by {1}; starts are planned anew from there",
              step.by().isNegative() ? "back" : "forward",
              Durations.text(step.by().abs()));
          for (var entry : entries.values()) {
            entry.disarm();
            entry.next = entry.timetable.next(step.to());
          }
          listener.clockSet(step.from(), step.to());
          tallies.values().forEach(tally -> tally.latest = Instant.MIN);
        });
  }

  private void plan(Instant now) {
    var horizon = now.plus(AHEAD);
    for (var entry : entries.values()) {
      missOverdue(entry, now);
      while (entry.next.isBefore(horizon)) {
        var due = entry.next;
        long delay = Duration.between(now, due).toNanos();
        long at = clocks.ticker().nanos() + delay;
        entry.armed.add(clocks.timer().after(Duration.ofNanos(delay), () -> start(entry, due, at)));
        entry.next = due.plus(entry.timetable.interval());
      }
      while (entry.armed.size() > KEPT) {
        entry.armed.removeFirst();
      }
    }
  }

  /**
   * The most starts of one journey that can be armed at a time: the shortest interval is a second.
   */
  private static final int KEPT = 6;

  private void missOverdue(Entry entry, Instant now) {
    var oldest = now.minus(GRACE);
    if (!entry.next.isBefore(oldest)) {
      return;
    }
    var next = entry.timetable.next(oldest);
    var missed =
        Stream.iterate(entry.next, next::isAfter, due -> due.plus(entry.timetable.interval()))
            .filter(due -> permit.plays(entry.name, due))
            .toList();
    if (!missed.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "journey {0}: {1} starts were missed since {2}: the prober was paused or overloaded",
          entry.name,
          missed.size(),
          missed.getFirst());
      missed.forEach(due -> listener.missed(entry.name, due));
    }
    entry.next = next;
  }

  private void start(Entry entry, Instant due, long at) {
    var name = entry.name;
    var lateness = clocks.ticker().since(at);
    Journey journey;
    synchronized (this) {
      if (ended || entries.get(name) != entry || !permit.plays(name, due)) {
        return;
      }
      var tally = tallies.computeIfAbsent(name, _ -> new Tally());
      if (!due.isAfter(tally.latest)) {
        return;
      }
      tally.latest = due;
      if (tally.running > 0 && !entry.journey.overlap()) {
        listener.passedOver(name, due);
        LOG.log(
            Level.DEBUG,
            "journey {0}: the start of {1} is passed over, the run before it goes on",
            name,
            due);
        return;
      }
      if (lateness.compareTo(GRACE) > 0) {
        listener.missed(name, due);
        LOG.log(
            Level.WARNING,
            "journey {0}: the start of {1} is missed: it came {2} late",
            name,
            due,
            Durations.brief(lateness));
        return;
      }
      listener.due(name);
      tally.running++;
      journey = entry.journey;
    }
    launcher.launch(journey, due, () -> listener.late(clocks.ticker().since(at)), () -> over(name));
  }

  private synchronized void over(String journey) {
    var tally = tallies.get(journey);
    if (tally != null && --tally.running == 0 && !entries.containsKey(journey)) {
      tallies.remove(journey);
    }
  }

  /**
   * Ends the schedule: no further starts; runs that go on may end within {@code patience}, then
   * they are cut off and only their teardown goes on, within {@code teardown}.
   */
  public void end(Duration patience, Duration teardown) throws InterruptedException {
    synchronized (this) {
      ended = true;
      entries.values().forEach(Entry::disarm);
      entries.clear();
    }
    if (!launcher.awaitQuiet(patience)) {
      LOG.log(
          Level.INFO,
          "{0} runs are cut off after {1}",
          launcher.running(),
          Durations.text(patience));
    }
    // Late answers are given up even when no run goes on any more.
    runner.stop();
    if (!launcher.awaitQuiet(teardown)) {
      runner.halt();
      launcher.awaitQuiet(Duration.ofSeconds(1));
    }
  }
}

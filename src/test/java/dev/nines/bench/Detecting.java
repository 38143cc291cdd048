package dev.nines.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.alert.Severity;
import dev.nines.incident.Incident;
import dev.nines.incident.Stage.Open;
import dev.nines.journey.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Judges simulated journeys by the rules that every journey has: how often healthy ones are told of
 * for nothing, and how soon real trouble is. No time passes but the machine's own.
 */
final class Detecting implements Part {

  private static final int JOURNEYS = 2_000;
  private static final Duration YEAR = Duration.ofDays(365);
  private static final double CHANCE = 0.001;
  private static final int OUTAGES = 20_000;
  private static final Duration BEFORE = Duration.ofDays(1);
  private static final int AFTERMATHS = 20_000;
  private static final Duration OUTAGE = Duration.ofMinutes(20);

  /** After so long every rule that wakes somebody says that the outage is over. */
  private static final Duration CALM = Duration.ofMinutes(40);

  private static final Duration LONGEST = Duration.ofHours(6);

  /** Everything that was told of one healthy journey in a year. */
  private record Noise(long pages, long others) {
    Noise plus(Noise other) {
      return new Noise(pages + other.pages, others + other.others);
    }
  }

  @Override
  public void measure(Workbench workbench, Java java, ObjectNode result) {
    int journeys = Integer.getInteger("nines.bench.journeys", JOURNEYS);
    var noise =
        IntStream.range(0, journeys)
            .parallel()
            .mapToObj(Detecting::healthy)
            .reduce(new Noise(0, 0), Noise::plus);
    double pages = noise.pages() * 100.0 / journeys;
    double others = noise.others() * 100.0 / journeys;
    System.out.printf(
        Locale.ROOT,
        "%n%d healthy journeys for a year, a run every 30 s, 0.1 %% of them failing by chance%n"
            + "  pages (critical) for a hundred journeys in a year      %6.2f   (goal: at most 1)%n"
            + "  other incidents (error, warning), told or not          %6.2f%n",
        journeys,
        pages,
        others);
    result.put("pagesPerHundredYears", pages).put("othersPerHundredYears", others);
    double again =
        IntStream.range(0, AFTERMATHS).parallel().mapToLong(Detecting::pagedAgain).sum()
            * 100.0
            / AFTERMATHS;
    System.out.printf(
        Locale.ROOT,
        "  pages in the day after a hundred outages of %s, once they are over  %6.2f%n",
        Durations.text(OUTAGE),
        again);
    result.put("pagesAfterHundredOutages", again);
    var table = result.putObject("detection");
    System.out.printf(
        Locale.ROOT,
        "%n%d outages that begin at any moment, until the first page%n"
            + "  share of runs that fail        p50       p90       p99   not within %s%n",
        OUTAGES,
        "6 h");
    for (double share : List.of(1.0, 0.5, 0.2, 0.1, 0.05)) {
      var row = table.putObject(String.valueOf(share));
      detection(share, row);
    }
    System.out.println("  (goal for all runs failing: 45 s at p99)");
  }

  private static Noise healthy(int seed) {
    var journey = new SimulatedJourney(seed).failing(CHANCE).play(SimulatedJourney.after(YEAR));
    return new Noise(
        opened(journey.told, Severity.CRITICAL),
        opened(journey.told, Severity.ERROR) + opened(journey.told, Severity.WARNING));
  }

  /** How often an incident was opened, or opened again. */
  private static long opened(List<Incident> told, Severity severity) {
    return told.stream()
        .filter(each -> each.severity() == severity && each.stage() instanceof Open)
        .map(each -> each.id() + "/" + each.reopened())
        .distinct()
        .count();
  }

  /** How often somebody is woken anew by a journey that is well again. */
  private static long pagedAgain(int seed) {
    var begin = SimulatedJourney.after(BEFORE);
    var journey = new SimulatedJourney(seed).failing(CHANCE).play(begin);
    var end = begin.plus(OUTAGE);
    journey.failing(1).play(end).failing(CHANCE).play(end.plus(CALM));
    long before = opened(journey.told, Severity.CRITICAL);
    return opened(journey.play(end.plus(BEFORE)).told, Severity.CRITICAL) - before;
  }

  private static void detection(double share, ObjectNode row) {
    var times =
        IntStream.range(0, share == 1 ? OUTAGES : OUTAGES / 10)
            .parallel()
            .mapToLong(seed -> millis(seed, share))
            .sorted()
            .toArray();
    long missed = Arrays.stream(times).filter(each -> each == Long.MAX_VALUE).count();
    System.out.printf(
        Locale.ROOT,
        "  %20.0f %%  %9s %9s %9s   %5.1f %%%n",
        share * 100,
        text(times, 0.5),
        text(times, 0.9),
        text(times, 0.99),
        missed * 100.0 / times.length);
    row.put("p50", seconds(times, 0.5))
        .put("p90", seconds(times, 0.9))
        .put("p99", seconds(times, 0.99));
  }

  private static long millis(int seed, double share) {
    var journey = new SimulatedJourney(seed).failing(CHANCE);
    var begin = SimulatedJourney.after(BEFORE).plus(journey.anyMoment());
    journey.play(begin).told.clear();
    journey.failing(share);
    for (Instant until = begin;
        until.isBefore(begin.plus(LONGEST));
        until = until.plus(SimulatedJourney.INTERVAL)) {
      journey.play(until);
      var paged =
          journey.told.stream()
              .filter(each -> each.severity() == Severity.CRITICAL && each.stage().stands())
              .findFirst();
      if (paged.isPresent()) {
        return Duration.between(begin, paged.get().detected()).toMillis();
      }
    }
    return Long.MAX_VALUE;
  }

  private static double seconds(long[] sorted, double quantile) {
    long millis = sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))];
    return millis == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : millis / 1_000.0;
  }

  private static String text(long[] sorted, double quantile) {
    double seconds = seconds(sorted, quantile);
    return Double.isInfinite(seconds)
        ? "–"
        : seconds < 120
            ? String.format(Locale.ROOT, "%.1f s", seconds)
            : String.format(Locale.ROOT, "%.1f min", seconds / 60);
  }
}

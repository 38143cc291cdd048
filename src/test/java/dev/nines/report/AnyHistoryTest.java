package dev.nines.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.slo.Resolution;
import dev.nines.slo.Window;
import dev.nines.store.Declaration;
import dev.nines.store.Declaration.DeclaredJourney;
import dev.nines.store.Entry;
import dev.nines.store.Subject;
import dev.nines.store.SumOverRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happened, a report says the same as counting the runs one by one. */
class AnyHistoryTest {

  private static final Instant NOW = Instant.parse("2026-03-11T12:00:00Z");
  private static final List<String> JOURNEYS = List.of("chat", "login", "website");
  private static final List<String> REGIONS = List.of("eu", "us");
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  private final SumOverRuns history = new SumOverRuns();
  private final Reporter reporter = new Reporter(history, history, () -> NOW);
  private final List<Run> runs = new ArrayList<>();

  private void happen(long seed) {
    var random = new Random(seed);
    var any = new dev.nines.slo.Runs(seed);
    for (var region : REGIONS) {
      var _ = history.record(new Entry.OfDeclaration("d" + region, declaration(region)));
      for (var journey : JOURNEYS) {
        for (int back = 60; back > 0; back--) {
          // Some starts are missed.
          if (random.nextInt(5) > 0) {
            var run = any.any(journey, region, NOW.minus(INTERVAL.multipliedBy(back)));
            runs.add(run);
            var _ = history.record(new Entry.OfRun(run, Set.of()));
          }
        }
      }
    }
  }

  private static Declaration declaration(String region) {
    return new Declaration(
        region,
        "r1",
        NOW.minus(Duration.ofDays(1)),
        JOURNEYS.stream()
            .map(name ->
                new DeclaredJourney(
                    name,
                    name,
                    name + "-service",
                    INTERVAL,
                    Duration.ZERO,
                    Duration.ofMinutes(3),
                    List.of()))
            .toList(),
        List.of());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyNumberIsThatOfTheRunsThemselves(long seed) {
    happen(seed);
    var random = new Random(seed);
    var from = NOW.minus(Duration.ofMinutes(1 + random.nextInt(30)));
    var window = new Window(from, from.plus(Duration.ofMinutes(1 + random.nextInt(30))));
    var report = reporter.report(Question.everything(window));
    for (var journey : report.journeys()) {
      agrees(journey.numbers(), window, run -> run.journey().equals(journey.name()));
      for (var region : journey.regions()) {
        agrees(
            region.numbers(),
            window,
            run -> run.journey().equals(journey.name()) && run.region().equals(region.region()));
      }
      assertThat(journey.reasons().stream().mapToLong(ReasonCount::runs).sum())
          .isEqualTo(journey.numbers().runs().bad());
      assertThat(journey.incidents().stream().mapToLong(Incident::badRuns).sum())
          .isEqualTo(journey.numbers().runs().bad());
    }
    for (var service : report.services()) {
      agrees(service.numbers(), window, run -> run.service().equals(service.name()));
    }
    for (var region : report.regions()) {
      agrees(region.numbers(), window, run -> run.region().equals(region.region()));
    }
    agrees(report.total(), window, _ -> true);
  }

  private void agrees(Numbers numbers, Window window, Predicate<Run> which) {
    var these =
        runs.stream()
            .filter(run -> window.contains(run.scheduled()))
            .filter(which)
            .map(Run::outcome)
            .toList();
    long good = these.stream().filter(Outcome::good).count();
    long bad = these.stream().filter(each -> each instanceof Outcome.Failed).count();
    long excluded = these.stream().filter(each -> each instanceof Outcome.Excluded).count();
    assertThat(numbers.runs().good()).isEqualTo(good);
    assertThat(numbers.runs().bad()).isEqualTo(bad);
    assertThat(numbers.runs().excluded()).isEqualTo(excluded);
    assertThat(numbers.availability())
        .isEqualTo(good + bad == 0 ? null : (Double) ((double) good / (good + bad)));
    assertThat(numbers.coverage().counted()).isEqualTo(good + bad + excluded);
    assertThat(numbers.coverage().due()).isGreaterThanOrEqualTo(these.size());
    for (var share :
        new Double[] {
          numbers.ownAvailability(),
          numbers.degraded(),
          numbers.availabilityBySlots(),
          numbers.uptime().requests(),
          numbers.coverage().value()
        }) {
      if (share != null) {
        assertThat(share).isBetween(0.0, 1.0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void slotsAddUpToTheWhole(long seed) {
    happen(seed);
    var window = new Window(NOW.minus(Duration.ofMinutes(20)), NOW);
    for (var minutes : List.of(1, 2, 5, 20)) {
      for (var name : JOURNEYS) {
        var journey =
            reporter.series(
                Subject.Kind.JOURNEY, name, Set.of(), window, Duration.ofMinutes(minutes));
        var service =
            reporter.series(
                Subject.Kind.SERVICE,
                name + "-service",
                Set.of(),
                window,
                Duration.ofMinutes(minutes));
        long good =
            runs.stream()
                .filter(run -> run.journey().equals(name))
                .filter(run -> window.contains(Resolution.MINUTE.floor(run.scheduled())))
                .filter(run -> run.outcome().good())
                .count();
        assertThat(journey.slots()).hasSize(20 / minutes);
        assertThat(journey.slots().stream().mapToLong(each -> each.runs().good()).sum())
            .isEqualTo(good);
        assertThat(service.slots().stream().mapToLong(each -> each.runs().good()).sum())
            .isEqualTo(good);
      }
    }
  }
}

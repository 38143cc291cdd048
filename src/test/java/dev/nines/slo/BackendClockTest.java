package dev.nines.slo;

import static dev.nines.outcome.ServerVerdict.DOWN;
import static dev.nines.outcome.ServerVerdict.UNKNOWN;
import static dev.nines.outcome.ServerVerdict.UP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Backends;
import dev.nines.outcome.ServerVerdict;
import dev.nines.slo.BackendClock.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackendClockTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration VALIDITY = Duration.ofSeconds(90);
  private static final Set<String> THREE = Set.of("a", "b", "c");

  private final BackendClock checked = new BackendClock(THREE, VALIDITY, Silence.UNKNOWN, NOON);
  private final BackendClock announced = new BackendClock(THREE, VALIDITY, Silence.DOWN, NOON);

  private static Instant at(double seconds) {
    return NOON.plusMillis(Math.round(seconds * 1_000));
  }

  private static BackendTime sum(Map<Instant, BackendTime> counted) {
    return counted.values().stream().reduce(BackendTime.NONE, BackendTime::plus);
  }

  private static void all(BackendClock clock, boolean up, double at, String... backends) {
    for (var backend : backends) {
      clock.observe(backend, up, at(at));
    }
  }

  @Test
  void twoOfThreeUpAreTwoThirdsOfTheTimeAndNeverAll() {
    all(checked, true, 0, "a", "b");
    all(checked, false, 0, "c");

    var time = sum(checked.advance(at(30)));

    assertThat(time).isEqualTo(new BackendTime(60_000, 90_000, 0, 30_000));
    assertThat(time.backends().value()).hasValue(2.0 / 3);
    assertThat(time.all().value()).hasValue(0);
  }

  @Test
  void timeIsCountedInItsMinuteToTheMillisecond() {
    all(checked, true, 59.25, "a", "b", "c");

    assertThat(checked.advance(at(121.5)))
        .containsExactly(
            Map.entry(at(0), new BackendTime(2_250, 2_250, 750, 750)),
            Map.entry(at(60), new BackendTime(180_000, 180_000, 60_000, 60_000)),
            Map.entry(at(120), new BackendTime(4_500, 4_500, 1_500, 1_500)));
  }

  @Test
  void theSameTimeIsCountedHoweverOftenItIsAskedFor() {
    all(checked, true, 0, "a", "b", "c");
    var sum = BackendTime.NONE;
    for (int beat = 1; beat <= 10_000; beat++) {
      // Between the milliseconds, so that what is below them must not add up.
      sum = sum.plus(sum(checked.advance(NOON.plusNanos(beat * 1_234_567L))));
    }

    assertThat(sum.allUp()).isEqualTo(12_345);
  }

  @Test
  void nothingIsCountedWhileOneIsUnknown() {
    all(checked, true, 0, "a", "b");

    assertThat(checked.advance(at(10))).isEmpty();
    assertThat(checked.state("c")).isEqualTo(UNKNOWN);
    assertThat(checked.observe("c", true, at(10))).isEmpty();
    assertThat(sum(checked.advance(at(11))).allUp()).isEqualTo(1_000);
  }

  @Test
  void anObservationHoldsForItsValidityAndNoLonger() {
    all(checked, true, 0, "a");
    all(checked, true, 10, "b", "c");

    assertThat(sum(checked.advance(at(600))).allKnown()).isEqualTo(80_000);
    assertThat(List.of(checked.state("a"), checked.state("b"))).containsOnly(UNKNOWN);
  }

  @Test
  void anObservationIsRenewedByTheNext() {
    all(checked, true, 0, "a", "b", "c");
    all(checked, true, 60, "a", "b", "c");

    assertThat(sum(checked.advance(at(150))).allUp()).isEqualTo(90_000);
  }

  @Test
  void whatTurnsCountsFromThenOn() {
    all(checked, true, 0, "a", "b", "c");
    var before = sum(checked.observe("c", false, at(12)));
    var after = sum(checked.advance(at(20)));

    assertThat(before).isEqualTo(new BackendTime(36_000, 36_000, 12_000, 12_000));
    assertThat(after).isEqualTo(new BackendTime(16_000, 24_000, 0, 8_000));
  }

  @Test
  void aBackendThatNobodyDeclaredIsNobodys() {
    all(checked, true, 0, "a", "b", "d");

    assertThat(checked.advance(at(10))).isEmpty();
  }

  @Test
  void whatLiesInThePastCountsNothingAndIsTakenForNow() {
    all(checked, true, 20, "a", "b");
    assertThat(checked.observe("c", true, at(5))).isEmpty();

    assertThat(sum(checked.advance(at(30))).allUp()).isEqualTo(10_000);
  }

  @Test
  void aBackendThatIsNotToBeAskedIsForgotten() {
    all(checked, true, 0, "a", "b", "c");
    assertThat(sum(checked.forget("c", at(10))).allUp()).isEqualTo(10_000);

    assertThat(checked.advance(at(20))).isEmpty();
    assertThat(checked.state("c")).isEqualTo(UNKNOWN);
  }

  @Test
  void theSilenceOfACheckedBackendSaysNothing() {
    all(checked, true, 0, "a", "b");
    all(checked, true, 80, "a", "b");
    assertThat(checked.advance(at(160))).isEmpty();
    assertThat(checked.state("c")).isEqualTo(UNKNOWN);
  }

  @Test
  void anAnnouncedBackendThatIsNeverHeardOfIsNotUpAfterTheValidityOfTheOthers() {
    all(announced, true, 20, "a", "b");
    all(announced, true, 100, "a", "b");

    assertThat(announced.advance(at(110))).isEmpty();
    assertThat(announced.state("c")).isEqualTo(DOWN);
    assertThat(announced.isSilent("c")).isTrue();
    assertThat(sum(announced.advance(at(140))))
        .isEqualTo(new BackendTime(60_000, 90_000, 0, 30_000));
  }

  @Test
  void anAnnouncedBackendThatFallsSilentIsNotUpWhenItsObservationEnds() {
    all(announced, true, 0, "a", "b", "c");
    all(announced, true, 80, "a", "b");

    assertThat(sum(announced.advance(at(100))))
        .isEqualTo(new BackendTime(2 * 20_000 + 10_000, 60_000, 10_000, 20_000));
    assertThat(announced.state("c")).isEqualTo(DOWN);
  }

  @Test
  void whileNobodyAnswersAtAllEverythingIsUnknown() {
    all(announced, true, 0, "a", "b", "c");

    assertThat(sum(announced.advance(at(1_000))).allKnown()).isEqualTo(90_000);
    assertThat(announced.state("a")).isEqualTo(UNKNOWN);
  }

  @Test
  void afterAPauseOfAllTheOthersHaveTheirTimeAgain() {
    all(announced, true, 0, "a", "b", "c");
    announced.advance(at(1_000));
    announced.observe("a", true, at(1_000));

    assertThat(announced.advance(at(1_089))).isEmpty();
    announced.observe("a", true, at(1_089));
    announced.advance(at(1_090));
    assertThat(announced.state("b")).isEqualTo(DOWN);
  }

  @Test
  void anAnnouncedBackendThatWasNeverUpIsKnownToBeDown() {
    all(announced, true, 0, "a", "b");
    all(announced, false, 0, "c");

    assertThat(announced.isSilent("c")).isFalse();
    assertThat(sum(announced.advance(at(10))).backends().value()).hasValue(2.0 / 3);
  }

  @Test
  void aStepOfTheWallClockPassesNoTimeAndEndsNothing() {
    all(announced, true, 0, "a", "b", "c");
    announced.advance(at(30));
    announced.set(at(-3_600));

    assertThat(sum(announced.advance(at(-3_590))))
        .isEqualTo(new BackendTime(30_000, 30_000, 10_000, 10_000));
    assertThat(sum(announced.advance(at(0))).allUp()).isEqualTo(50_000);
  }

  @Test
  void aSuccessorKnowsWhatDidNotChange() {
    var before = BackendClock.of(new Backends.Announced(THREE, VALIDITY), NOON);
    all(before, true, 0, "a", "b", "c");
    before.advance(at(10));
    var after =
        before.successor(new Backends.Announced(Set.of("a", "b"), VALIDITY), Set.of("a", "b"));

    assertThat(sum(after.advance(at(20))))
        .isEqualTo(new BackendTime(20_000, 20_000, 10_000, 10_000));
    assertThat(after.successor(new Backends.Announced(THREE, VALIDITY), Set.of("a")).state("b"))
        .isEqualTo(UNKNOWN);
  }

  /** Against a twin that looks at every millisecond by itself. */
  @ParameterizedTest
  @EnumSource(Silence.class)
  void itAgreesWithATwinThatCountsEveryMillisecond(Silence silence) {
    for (int seed = 0; seed < 60; seed++) {
      var random = new Random(seed);
      var clock = new BackendClock(Set.of("a", "b"), Duration.ofMillis(400), silence, at(59));
      var twin = new Twin(silence);
      Map<Instant, BackendTime> counted = new TreeMap<>();
      long now = 59_000;
      for (int event = 0; event < 12; event++) {
        now += random.nextInt(500);
        var backend = random.nextBoolean() ? "a" : "b";
        boolean up = random.nextInt(3) > 0;
        twin.goOn(now);
        if (random.nextInt(4) == 0) {
          add(counted, clock.forget(backend, NOON.plusMillis(now)));
          twin.until.remove(backend);
        } else {
          add(counted, clock.observe(backend, up, NOON.plusMillis(now)));
          twin.until.put(backend, now + 400);
          twin.up.put(backend, up);
        }
      }
      twin.goOn(now + 1_000);
      add(counted, clock.advance(NOON.plusMillis(now + 1_000)));

      assertThat(counted).as("seed %d", seed).isEqualTo(twin.counted);
    }
  }

  private static void add(Map<Instant, BackendTime> all, Map<Instant, BackendTime> more) {
    more.forEach((minute, time) -> all.merge(minute, time, BackendTime::plus));
  }

  private static final class Twin {
    private final Silence silence;
    private final Map<String, Long> until = new HashMap<>();
    private final Map<String, Boolean> up = new HashMap<>();
    private final Map<Instant, BackendTime> counted = new TreeMap<>();
    private long now = 59_000;
    private @Nullable Long heardSince;

    Twin(Silence silence) {
      this.silence = silence;
    }

    void goOn(long to) {
      while (true) {
        until.values().removeIf(end -> end <= now);
        heardSince = until.isEmpty() ? null : heardSince == null ? Long.valueOf(now) : heardSince;
        if (now >= to) {
          return;
        }
        count();
        now++;
      }
    }

    private void count() {
      var states = List.of(state("a"), state("b"));
      if (!states.contains(UNKNOWN)) {
        long ups = states.stream().filter(UP::equals).count();
        counted.merge(
            Resolution.MINUTE.floor(NOON.plusMillis(now)),
            new BackendTime(ups, 2, ups == 2 ? 1 : 0, 1),
            BackendTime::plus);
      }
    }

    private ServerVerdict state(String backend) {
      if (until.containsKey(backend)) {
        return up.getOrDefault(backend, false) ? UP : DOWN;
      }
      return silence == Silence.DOWN && heardSince != null && now >= heardSince + 400
          ? DOWN
          : UNKNOWN;
    }
  }
}

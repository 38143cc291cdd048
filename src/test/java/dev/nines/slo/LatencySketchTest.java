package dev.nines.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencySketchTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 0.9, 0.95, 0.99, 1})
  void aPercentileIsAtMostOnePercentOff(double share) {
    var random = new Random(3);
    var all = new ArrayList<Duration>();
    var sketch = LatencySketch.EMPTY;
    for (int i = 0; i < 2_000; i++) {
      var duration = Duration.ofNanos((long) Math.exp(7 + random.nextDouble() * 18));
      all.add(duration);
      sketch = sketch.plus(LatencySketch.of(duration));
    }
    Collections.sort(all);
    var exact = all.get((int) Math.ceil(share * all.size()) - 1);
    assertThat((double) sketch.percentile(share).orElseThrow().toNanos())
        .isCloseTo((double) exact.toNanos(), withinPercentage(1.01));
  }

  @Test
  void nothingHasNoPercentile() {
    assertThat(LatencySketch.EMPTY.percentile(0.5)).isEmpty();
    assertThat(LatencySketch.EMPTY.count()).isZero();
  }

  @Test
  void theLongestAndTheShortestFit() {
    var sketch =
        LatencySketch.of(Duration.ZERO)
            .plus(LatencySketch.of(Duration.ofDays(36_500)))
            .plus(LatencySketch.of(Duration.ofNanos(-5)));
    assertThat(sketch.count()).isEqualTo(3);
    assertThat(sketch.percentile(0.5).orElseThrow()).isLessThan(Duration.ofNanos(1_011));
    assertThat(sketch.percentile(1).orElseThrow()).isGreaterThan(Duration.ofDays(36_000));
  }

  @Test
  void noMoreIsTakenOutThanIsInIt() {
    var one = LatencySketch.of(Duration.ofSeconds(1));
    assertThat(one.minus(one)).isEqualTo(LatencySketch.EMPTY);
    assertThatThrownBy(() -> one.minus(one.plus(one)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more is taken");
    assertThatThrownBy(() -> LatencySketch.of(new int[] {2, 1}, new long[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatItGivesMakesItAnew() {
    var sketch =
        LatencySketch.of(Duration.ofMillis(3)).plus(LatencySketch.of(Duration.ofMillis(300)));
    assertThat(LatencySketch.of(sketch.buckets(), sketch.counts())).isEqualTo(sketch);
  }
}

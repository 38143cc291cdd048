package dev.nines.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.metrics.InfoMetrics.Build;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InfoMetricsTest {

  private final Exposition exposition = new Exposition();
  private final InfoMetrics info =
      new InfoMetrics(exposition.registry, new Build("1.0.0", "0a1b2c3", "25.0.3"));

  @Test
  void aFileIsNamedWhileItDoesNotLoad() {
    info.loaded(3, "one", Map.of("bad.yaml", 2, "worse.yaml", 7));
    assertThat(exposition.samples("nines_journey_load_failures"))
        .containsExactly(
            "nines_journey_load_failures{file=\"bad.yaml\",} 2.0",
            "nines_journey_load_failures{file=\"worse.yaml\",} 7.0");

    info.loaded(4, "two", Map.of("worse.yaml", 1));

    assertThat(exposition.samples("nines_journey_load_failures"))
        .containsExactly("nines_journey_load_failures{file=\"worse.yaml\",} 1.0");
    assertThat(exposition.value("nines_journeys_loaded")).isEqualTo(4);
  }

  @Test
  void thereIsOneRevisionAtATime() {
    info.loaded(1, "one", Map.of());
    info.loaded(1, "two", Map.of());

    assertThat(exposition.samples("nines_journeys_info"))
        .containsExactly("nines_journeys_info{revision=\"two\",} 1.0");
  }

  @Test
  void thousandsOfBrokenFilesAreNotAllNamed() {
    var problems =
        IntStream.range(0, 1_000)
            .mapToObj(number -> "%04d.yaml".formatted(number))
            .collect(Collectors.toMap(Function.identity(), _ -> 1));

    info.loaded(0, "one", problems);

    assertThat(exposition.samples("nines_journey_load_failures"))
        .hasSize(101)
        .contains("nines_journey_load_failures{file=\"other\",} 900.0");
  }
}

package dev.nines.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> WORDS =
      List.of("timeout", "title", "get", "put", "head", "headers", "interval", "as");

  @ParameterizedTest
  @CsvSource({
    "timout,timeout",
    "Timeout,timeout",
    "tiemout,timeout",
    "time_out,timeout",
    "gte,get",
    "header,headers",
    "intervall,interval",
    "hed,head",
  })
  void aSlipIsUnderstood(String found, String meant) {
    assertThat(Nearest.to(found, WORDS)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"post", "x", "colour", "somethingelse"})
  void anotherWordIsNotGuessedAt(String found) {
    assertThat(Nearest.to(found, List.of("timeout", "interval", "headers"))).isNull();
  }

  @Test
  void thereMayBeNothingToMean() {
    assertThat(Nearest.to("timeout", List.of())).isNull();
  }
}

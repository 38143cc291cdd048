package dev.nines.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardTest {

  /**
   * As the documentation computes it: {@code 0x$(printf %s NAME | sha256sum | cut -c1-8) % 8 + 1}.
   */
  @ParameterizedTest
  @CsvSource({"support-chat, 7", "open-account, 4", "käse, 1"})
  void theShardOfANameIsTheSameForGood(String name, int shard) {
    assertThat(Shard.of(name, 8)).isEqualTo(shard);
  }

  @Test
  void eachNameFallsInOneShard() {
    for (var name : new String[] {"a", "support-chat", "über uns", ""}) {
      assertThat(IntStream.rangeClosed(1, 7).filter(k -> new Shard(k, 7).has(name))).hasSize(1);
    }
  }

  @Test
  void theShardsAreAboutEqual() {
    var counts = new int[8];
    IntStream.range(0, 8_000).forEach(i -> counts[Shard.of("journey-" + i, 8) - 1]++);
    assertThat(IntStream.of(counts)).allMatch(count -> count > 880 && count < 1_120);
  }

  @Test
  void oneShardHasAllNames() {
    assertThat(Shard.WHOLE.has("anything")).isTrue();
    assertThat(Shard.WHOLE.whole()).isTrue();
  }

  @Test
  void aShardBeyondTheLastIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Shard(9, 8))
        .withMessage("shard 9/8 is none; expected one such as 2/8, of at most 1000");
    assertThatIllegalArgumentException().isThrownBy(() -> new Shard(0, 8));
  }
}

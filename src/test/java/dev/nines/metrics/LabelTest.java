package dev.nines.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelTest {

  @Test
  void aLongTextIsCutAndSaysSo() {
    assertThat(Label.of("x".repeat(100))).isEqualTo("x".repeat(100));
    assertThat(Label.of("x".repeat(101))).isEqualTo("x".repeat(99) + "…");
  }

  @Test
  void aLabelIsOneLine() {
    assertThat(Label.of("a\r\nb\tc")).isEqualTo("a  b c");
  }

  @Test
  void aCutNeverLeavesHalfACharacter() {
    assertThat(Label.of("x".repeat(98) + "😀😀")).isEqualTo("x".repeat(98) + "…");
  }
}

package dev.nines.runner.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  private static @Nullable Object value(String text) {
    return Json.parse(ByteString.encodeUtf8(text)).orElseThrow().value();
  }

  @Test
  void aDocumentBecomesPlainValues() {
    assertThat(value("{\"a\": [1, -2.5, \"x\", true, null], \"b\": {}}"))
        .isEqualTo(Map.of("a", Arrays.asList(1L, -2.5, "x", true, null), "b", Map.of()));
  }

  @Test
  void wholeNumbersAreLongsAsFarAsTheyGo() {
    assertThat(value("[2147483648, 9223372036854775807, 9223372036854775808, 1e3]"))
        .isEqualTo(List.of(2147483648L, Long.MAX_VALUE, 0x1p63, 1000.0));
  }

  @Test
  void aDocumentMayBeASingleValue() {
    assertThat(value("\"text\"")).isEqualTo("text");
    assertThat(Json.parse(ByteString.encodeUtf8("null")).orElseThrow().value()).isNull();
  }

  @Test
  void theLastOfTwoMembersOfOneNameWins() {
    assertThat(value("{\"a\": 1, \"a\": 2}")).isEqualTo(Map.of("a", 2L));
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    assertThat(value("\ufeff[1]")).isEqualTo(List.of(1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,",
        "{\"a\"}",
        "1 2",
        "[1] x",
        "<html>",
        "{'a': 1}",
        "NaN",
        "\"\\q\""
      })
  void whatIsNoDocumentIsNone(String text) {
    assertThat(Json.parse(ByteString.encodeUtf8(text))).isEmpty();
  }

  @Test
  void aDocumentNestedVeryDeeplyIsNone() {
    assertThat(Json.parse(ByteString.encodeUtf8("[".repeat(400) + "]".repeat(400)))).isPresent();
    assertThat(Json.parse(ByteString.encodeUtf8("[".repeat(100_000)))).isEmpty();
  }

  @Test
  void aNumberOfVeryManyDigitsIsNone() {
    assertThat(Json.parse(ByteString.encodeUtf8("1".repeat(100_000)))).isEmpty();
  }
}

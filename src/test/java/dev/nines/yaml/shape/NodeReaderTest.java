package dev.nines.yaml.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeReaderTest {

  private static String shown(@Nullable Node node) {
    return switch (node) {
      case null -> "no root";
      case Node.Scalar scalar -> String.valueOf(scalar.value());
      case Node.Sequence list ->
          list.items().stream().map(NodeReaderTest::shown).toList().toString();
      case Node.Mapping map ->
          map.entries().stream()
              .map(entry -> entry.key().text() + "=" + shown(entry.value()))
              .toList()
              .toString();
      case Node.Broken _ -> "broken";
    };
  }

  @Test
  void plainScalarsHaveTheTypesOfYaml12() {
    assertThat(
            shown(
                Reading.of("[1, -2, 0x1F, 0o17, 1.5, 1e3, true, yes, on, null, ~, '1', 012, 1_000]")
                    .root()))
        .isEqualTo("[1, -2, 31, 15, 1.5, 1000.0, true, yes, on, null, null, 1, 12, 1_000]");
  }

  @Test
  void anAliasIsTheNodeOfItsAnchor() {
    assertThat(shown(Reading.of("a: &x [1, 2]\nb: *x\n").root())).isEqualTo("[a=[1, 2], b=[1, 2]]");
  }

  @Test
  void aMergeFillsGapsAlone() {
    var reading = Reading.of("a: &x { one: 1, two: 2 }\nb: { two: 3, <<: *x }\n");

    assertThat(shown(reading.root())).isEqualTo("[a=[one=1, two=2], b=[one=1, two=3]]");
  }

  @Test
  void ofSeveralMergesTheFirstWins() {
    var reading = Reading.of("a: &x { one: 1 }\nb: &y { one: 2, two: 2 }\nc: { <<: [*x, *y] }\n");

    assertThat(shown(reading.root())).endsWith("c=[one=1, two=2]]");
  }

  @Test
  void aQuotedMergeKeyIsAKey() {
    assertThat(shown(Reading.of("'<<': 1\n").root())).isEqualTo("[<<=1]");
  }

  @Test
  void readingGoesOnAfterADuplicateAndABadAlias() {
    var reading = Reading.of("a: 1\na: 2\nb: *c\nd: !x 3\ne: 4\n");

    assertThat(shown(reading.root())).isEqualTo("[a=1, b=broken, d=broken, e=4]");
    assertThat(reading.problems()).hasSize(3);
  }

  @Test
  void aTextMayBeTaggedAsOne() {
    assertThat(shown(Reading.of("a: !!str 1\nb: ! 2\n").root())).isEqualTo("[a=1, b=2]");
    assertThat(Reading.of("a: !!str 1\n").problems()).isEmpty();
  }

  @Test
  void aFileThatMultipliesItselfIsRefusedAtOnce() {
    var text = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (int level = 1; level < 60; level++) {
      text.append("a%d: &a%d [".formatted(level, level));
      text.append("*a%d, ".formatted(level - 1).repeat(9)).append("]\n");
    }

    var reading = Reading.of(text.toString());

    assertThat(reading.problems())
        .singleElement()
        .asString()
        .contains("stand for more than 100000");
  }

  @Test
  void depthIsCountedThroughAliases() {
    var text = new StringBuilder("a0: &a0 [[[[[[[[[[1]]]]]]]]]]\n");
    for (int level = 1; level < 10; level++) {
      text.append("a%d: &a%d [[[[[[[[[*a%d]]]]]]]]]\n".formatted(level, level, level - 1));
    }

    assertThat(Reading.of(text.toString()).problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).contains("nests deeper than 64 levels"));
  }

  @Test
  void aDeepFileIsRefusedWithoutReadingItAll() {
    var text = "[".repeat(500_000);

    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThat(Reading.of(text).problems())
                .singleElement()
                .asString()
                .contains("nested deeper than 64 levels"));
  }

  @Test
  void anEmptyFileHasNoRoot() {
    assertThat(Reading.of("").root()).isNull();
    assertThat(Reading.of("# nothing\n").root()).isNull();
    assertThat(Reading.of("---\n").root()).isNotNull();
  }
}

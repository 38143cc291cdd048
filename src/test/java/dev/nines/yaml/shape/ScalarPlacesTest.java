package dev.nines.yaml.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In each text the letter X stands in one place, and is found there from its offset. */
class ScalarPlacesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: onX",
        "a: X",
        "a: 'onX'",
        "a: 'it''s X'",
        "a: \"onX\"",
        "a: \"\\\"quoted\\\" X\"",
        "a: \"\\x41\\u0042\\U00000043\\t\\\\ X\"",
        "a: some\n  more X",
        "a: some  \n  more\n\n\n  and X",
        "a: 'some\n  more X'",
        "a: \"some\n  more X\"",
        "a: \"some \\\n  more X\"",
        "a: |\n  one\n  two X\n",
        "a: |\n  one\n    two X\n",
        "a: |\n\n  one\n\n  two X\n",
        "a: |2\n   one\n  two X\n",
        "a: >\n  one\n  two X\n",
        "a: >-\n  one\n\n  two X\n",
        "a: | # comment\n  one X\n",
        "a: 😀 X",
        "a: |\n  😀 X\n",
        "a: [one, two X]",
        "a: { b: two X }",
        "- - - X",
        "a: one\r\n  two X\r\n",
        "a: |\r\n  one\r\n  two X\r\n",
      })
  void theCharacterIsFound(String text) {
    var lines = new Lines(text);
    int line = 1;
    while (!lines.line(line).contains("X")) {
      line++;
    }
    var before = lines.line(line).substring(0, lines.line(line).indexOf('X'));
    var scalar =
        scalars(Reading.of(text).root()).stream()
            .filter(each -> each.text().contains("X"))
            .findFirst()
            .orElseThrow();

    assertThat(scalar.at(scalar.text().indexOf('X')))
        .isEqualTo(new Place(line, before.codePointCount(0, before.length()) + 1));
  }

  private static List<Node.Scalar> scalars(@Nullable Node node) {
    var found = new ArrayList<Node.Scalar>();
    switch (node) {
      case Node.Scalar scalar -> found.add(scalar);
      case Node.Sequence list -> list.items().forEach(item -> found.addAll(scalars(item)));
      case Node.Mapping map -> map.entries().forEach(entry -> found.addAll(scalars(entry.value())));
      case Node.Broken _ -> {}
      case null -> {}
    }
    return found;
  }
}

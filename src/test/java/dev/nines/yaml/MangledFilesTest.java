package dev.nines.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file, there is a journey or a problem with a place in it. */
class MangledFilesTest {

  private static final List<String> PIECES =
      List.of(
          "\n",
          " ",
          "  ",
          "\t",
          ":",
          ": ",
          "- ",
          "#",
          " #",
          "\"",
          "'",
          "{",
          "}",
          "[",
          "]",
          ",",
          "&a ",
          "*a ",
          "<<: ",
          "!",
          "| ",
          "> ",
          "%",
          "@",
          "`",
          "${",
          "$${",
          "}",
          "\\",
          "\\u0000",
          "\u0000",
          "\u0085",
          "\u2028",
          "\uD83D\uDE00",
          "\uFEFF",
          "---",
          "...",
          "? ",
          "null",
          "0x",
          "1e999",
          "-",
          "&&",
          "==",
          "(",
          ")",
          "\r",
          "vars.",
          "secret.",
          "999999999999999999999d",
          "!!binary ");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "everything.yaml",
        "design.yaml",
        "office.yaml",
        "checked.yaml",
        "announced.yaml",
        "composed.yaml",
        "maintenance.yaml"
      })
  void aMangledFileIsAnsweredFor(String name) {
    var text = Journeys.text(Journeys.resource(name));
    var random = new Random(5);
    for (int round = 0; round < 300; round++) {
      var mangled = mangled(text, random);

      var loaded = Journeys.load(SourceFile.of("a.yaml", mangled));

      var file = loaded.files().getFirst();
      assertThat(file.problems().isEmpty()).as(mangled).isEqualTo(!file.identity().isEmpty());
      long lines = mangled.split("\r\n|\r|\n", -1).length;
      assertThat(file.problems())
          .allSatisfy(problem -> {
            assertThat(problem.line()).isBetween(1, (int) lines);
            assertThat(problem.column()).isPositive();
            assertThat(problem.rendered()).doesNotContain("\u0000", "Exception");
          });
    }
  }

  private static String mangled(String text, Random random) {
    var mangled = new StringBuilder(text);
    for (int slip = random.nextInt(4); slip >= 0; slip--) {
      int at = random.nextInt(mangled.length());
      switch (random.nextInt(3)) {
        case 0 -> mangled.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> mangled.delete(at, Math.min(mangled.length(), at + 1 + random.nextInt(12)));
        default -> {
          int from = random.nextInt(mangled.length());
          mangled.insert(
              at, mangled.substring(from, Math.min(mangled.length(), from + random.nextInt(200))));
        }
      }
    }
    return mangled.toString();
  }
}

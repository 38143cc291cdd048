package dev.nines.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every problem that loading can find, as its author sees it. Each case is a file or a folder, with
 * its expected output beside it; {@code -Dnines.golden=write} writes what is found, to be read and
 * committed.
 */
class LoadingProblemsTest {

  private static final Path CASES = Path.of("src/test/resources/dev/nines/yaml/problems");

  static List<String> cases() throws IOException {
    try (var files = Files.list(CASES)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.endsWith(".txt"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aProblemIsToldAsExpected(String name) throws IOException {
    var expected = CASES.resolve(name.replace(".yaml", "") + ".txt");
    var found = told(CASES.resolve(name));
    if ("write".equals(System.getProperty("nines.golden"))) {
      Files.writeString(expected, found);
    }
    assertThat(found).isEqualTo(read(expected)).isNotEmpty();
  }

  @Test
  void everyExpectationHasItsCase() throws IOException {
    var names = cases().stream().map(name -> name.replace(".yaml", "")).toList();
    try (var files = Files.list(CASES)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".txt"))
          .allMatch(name -> names.contains(name.replace(".txt", "")))
          .hasSizeGreaterThan(80);
    }
  }

  @Test
  void noProblemSpeaksOfTheReadersOwnMachinery() throws IOException {
    for (var name : cases()) {
      assertThat(told(CASES.resolve(name)))
          .doesNotContain("Exception", "java.", "snakeyaml", "dev.nines", "<EOF>", "null;");
    }
  }

  private static String told(Path path) {
    var loaded = Journeys.load(JourneyFiles.read(List.of(path)));
    return Stream.concat(loaded.problems().stream(), loaded.warnings().stream())
        .map(problem -> problem.rendered() + "\n")
        .collect(Collectors.joining())
        .replace(CASES + "/", "");
  }

  private static String read(Path path) throws IOException {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException _) {
      return "";
    }
  }
}

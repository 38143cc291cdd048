package dev.nines.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.fuzz.Case;
import dev.nines.fuzz.Fuzz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever stands in files, each is something that can be played, or has problems with places in
 * it; nothing of what the files name is told.
 */
class FuzzedFilesTest {

  private static final int LONGEST_PROBLEM = 4_000;
  private static final int MOST_PROBLEMS = 2_000;
  private static final Pattern KEY = Pattern.compile("(?m)([A-Za-z][A-Za-z ]{0,20}):(?: |$)");

  private static final List<String> PIECES =
      List.of(
          "\n",
          "  ",
          "\t",
          ":",
          ": ",
          "- ",
          "- - ",
          "#",
          "\"",
          "'",
          "{",
          "}",
          "[",
          "]",
          ",",
          "[{",
          "&a ",
          "*a",
          "*a ",
          "<<: *a\n",
          "<<: ",
          "!",
          "!!binary ",
          "!<tag:x> ",
          "| ",
          "|2-\n",
          ">+\n",
          "%YAML 9.9\n",
          "%TAG ! !\n",
          "@",
          "`",
          "---\n",
          "...\n",
          "? ",
          "? - ",
          "${",
          "$${",
          "${secret.",
          "${vars.a ?? ",
          "}",
          "\\",
          "\\u0000",
          "\\UFFFFFFFF",
          "\\x",
          "null",
          "0x",
          "1e999",
          ".inf",
          ".nan",
          "-",
          "&&",
          "==",
          "(",
          ")",
          "((((",
          "vars.",
          "secret.X",
          "9223372036854775808",
          "999999999999999999999d",
          "106751991167d",
          "0.0000001ms",
          "2026-02-30",
          "24:00-25:61",
          "-999999999-01-01",
          "101%",
          "99.9999999999999999999%",
          "4 of 0",
          "0 of 0",
          "90% over 0s",
          "r\"(a+)+$\"",
          "canary.pem",
          "../canary.pem",
          "/",
          "~");

  @TempDir private static Path folder;
  private static final List<String> REAL = new ArrayList<>();
  private static List<String> keys = List.of();

  @BeforeAll
  static void real() throws IOException {
    Files.writeString(folder.resolve("canary.pem"), "-----BEGIN X-----\n" + Fuzz.CANARY + "\n");
    for (var from :
        List.of(Path.of("journeys"), Journeys.resource("everything.yaml").getParent())) {
      try (var all = Files.walk(from)) {
        all.filter(path -> path.toString().endsWith(".yaml"))
            .sorted()
            .forEach(path -> REAL.add(Journeys.text(path)));
      }
    }
    var found = new LinkedHashSet<String>();
    REAL.forEach(
        text -> KEY.matcher(text).results().forEach(key -> found.add(key.group(1).strip())));
    keys = List.copyOf(found);
    assertThat(REAL).hasSizeGreaterThan(100);
    assertThat(keys).hasSizeGreaterThan(100);
  }

  @Test
  void whatSomebodyBrokeIsAnsweredFor() throws Exception {
    Fuzz.play(1_200, made -> answered(made, made.mangled(made.oneOf(REAL), PIECES, REAL)));
  }

  @Test
  void whatNobodyWouldWriteIsAnsweredFor() throws Exception {
    Fuzz.play(
        1_200,
        made -> {
          var text = new StringBuilder(made.onceIn(10) ? "\ufeff" : "");
          text.append(made.oneOf("", "journey: a\n", "journey: a\ninterval: 1m\n", "service: s\n"));
          block(made, text, 0, made.onceIn(8) ? 90 : 5);
          answered(made, text.toString());
        });
  }

  @Test
  void severalFilesThatKnowOfEachOtherAreAnsweredFor() throws Exception {
    Fuzz.play(
        250,
        made -> {
          var texts = new ArrayList<String>();
          for (int left = 2 + made.below(5); left > 0; left--) {
            var real = made.oneOf(REAL);
            texts.add(made.onceIn(2) ? real : made.mangled(real, PIECES, REAL));
          }
          answered(made, texts.toArray(String[]::new));
        });
  }

  @Test
  void bytesThatAreNoTextAreAnsweredFor() throws Exception {
    var file = folder.resolve("bytes.yaml");
    Fuzz.play(
        250,
        made -> {
          var bytes = made.oneOf(REAL).getBytes(StandardCharsets.UTF_8);
          for (int slips = bytes.length == 0 ? 0 : 1 + made.upTo(20); slips > 0; slips--) {
            bytes[made.below(bytes.length)] = (byte) made.below(256);
          }
          made.played(new String(bytes, StandardCharsets.ISO_8859_1));
          Files.write(file, bytes);
          try {
            answered(JourneyFiles.read(List.of(file)));
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
        });
  }

  /** Nodes under one another, by the words that journeys have. */
  private static void block(Case made, StringBuilder text, int indent, int depth) {
    for (int left = 1 + made.upTo(6); left > 0; left--) {
      text.append(" ".repeat(made.onceIn(40) ? made.below(9) : indent));
      boolean item = made.onceIn(4);
      text.append(item ? "-" : made.onceIn(30) ? made.text(8) : made.oneOf(keys));
      text.append(item ? "" : ":");
      if (made.onceIn(15)) {
        text.append(made.oneOf(" &a", " &b", " *a", " *b", " !!str", " !x"));
      }
      if (depth > 0 && made.below(3) == 0) {
        text.append('\n');
        block(made, text, indent + 1 + made.below(3), depth - 1);
      } else {
        text.append(' ').append(value(made, depth)).append('\n');
      }
    }
  }

  private static String value(Case made, int depth) {
    return switch (made.below(9)) {
      case 0 -> made.oneOf(PIECES);
      case 1 -> "\"" + made.text(40).replace("\"", "\\\"") + "\"";
      case 2 -> made.text(20);
      case 3 -> String.valueOf(made.number()) + made.oneOf("", "s", "ms", "d", "%", "MiB");
      case 4 -> "x".repeat(made.upTo(made.onceIn(10) ? 300_000 : 100));
      case 5 -> made.oneOf("[", "{", "[{", "{a: ").repeat(made.upTo(200));
      case 6 ->
          depth == 0
              ? "[]"
              : Stream.generate(() -> value(made, depth - 1))
                  .limit(made.upTo(5))
                  .toList()
                  .toString();
      case 7 -> "{ " + made.oneOf(keys) + ": " + (depth == 0 ? "1" : value(made, depth - 1)) + " }";
      default -> made.oneOf("1m", "5s", "99.9%", "/x", "status == 200", "${vars.a}", "true", "");
    };
  }

  private static void answered(Case made, String... texts) {
    var files = new ArrayList<SourceFile>();
    for (int file = 0; file < texts.length; file++) {
      made.played(texts[file]);
      files.add(SourceFile.of("f" + file + ".yaml", texts[file], Companions.in(folder)));
    }
    answered(files);
  }

  private static void answered(List<SourceFile> sources) {
    var files = Journeys.load(sources).files();
    assertThat(files).hasSameSizeAs(sources);
    for (int at = 0; at < files.size(); at++) {
      var file = files.get(at);
      var source = sources.get(at);
      assertThat(file.problems().isEmpty()).isEqualTo(!file.identity().isEmpty());
      long lines = source.text().split("\r\n|\r|\n|\u0085|\u2028|\u2029", -1).length;
      var problems = Stream.concat(file.problems().stream(), file.warnings().stream()).toList();
      assertThat(problems).hasSizeLessThan(MOST_PROBLEMS);
      for (var problem : problems) {
        if (problem.file().equals(source.path()) && source.unreadable().isEmpty()) {
          assertThat(problem.line()).isBetween(1, (int) lines);
          assertThat(problem.column()).isPositive();
        }
        assertThat(problem.toString()).hasSizeLessThan(LONGEST_PROBLEM);
        assertThat(problem.rendered() + problem)
            .doesNotContain("\u0000", "Exception", "dev.nines.", "org.snakeyaml", "java.util.");
        Fuzz.assertNoSecret(problem.rendered());
      }
    }
  }
}

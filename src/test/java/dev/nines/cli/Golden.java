package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts, one file each; {@code -Dgolden.write=true} writes them anew, to be read in the
 * diff.
 */
public final class Golden {

  private static final Path HOME = Path.of("src/test/resources/dev/nines");

  private Golden() {}

  /** Holds {@code actual} against the file of this name. */
  public static void check(String name, String actual) throws IOException {
    check(HOME.resolve("cli").resolve(name), actual);
  }

  /** Holds {@code actual} against the file of this name among those of {@code room}. */
  public static void check(String room, String name, String actual) throws IOException {
    check(HOME.resolve(room).resolve(name), actual);
  }

  /** Holds {@code actual} against a file of the project. */
  public static void check(Path file, String actual) throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual, StandardCharsets.UTF_8);
    }
    assertThat(actual).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }
}

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

  private static final Path HOME = Path.of("src/test/resources/dev/nines/cli");

  private Golden() {}

  /** Holds {@code actual} against the file of this name. */
  public static void check(String name, String actual) throws IOException {
    var file = HOME.resolve(name);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(HOME);
      Files.writeString(file, actual, StandardCharsets.UTF_8);
    }
    assertThat(actual).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }
}

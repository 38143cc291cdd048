package dev.nines.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected messages, one file each; {@code -Dgolden.write=true} writes them anew, to be read in the
 * diff.
 */
final class GoldenMessage {

  private static final Path HOME = Path.of("src/test/resources/dev/nines/store/sql");

  private GoldenMessage() {}

  static void check(String name, String message) {
    var file = HOME.resolve(name + ".txt");
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(HOME);
        Files.writeString(file, message + "\n");
      }
      assertThat(message + "\n").isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

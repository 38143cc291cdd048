package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {

  /** A process that has such a folder, with something in it, until it is killed. */
  static final class Owner {
    public static void main(String... arguments) throws Exception {
      var folder = new TemporaryFolder().enter();
      Files.writeString(folder.resolve("profile"), "something");
      System.out.println(folder);
      Thread.currentThread().join();
    }
  }

  @Test
  void whatAKilledProberLeftIsTakenAwayByTheNextAndNotBefore() throws Exception {
    var owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var says =
        new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
      var left = Path.of(says.readLine());
      var meanwhile = new TemporaryFolder();
      meanwhile.enter();
      assertThat(left.resolve("profile")).as("its owner lives").exists();
      owner.destroyForcibly().waitFor();
      var next = new TemporaryFolder();
      next.enter();
      assertThat(left).doesNotExist();
      next.leave();
      meanwhile.leave();
    } finally {
      owner.destroyForcibly();
    }
  }

  @Test
  void whereChromiumsSocketWouldHaveTooLongAPathItIsElsewhere() {
    var usual = Path.of("/var/tmp");
    assertThat(TemporaryFolder.parent(usual)).isEqualTo(usual);
    assertThat(TemporaryFolder.parent(Path.of("/a/folder/of/temporary/files/that/is/deep")))
        .isEqualTo(Path.of("/tmp"));
  }

  @Test
  void itGoesWithAllThatIsInItAndIsTheSameAgainThen() throws Exception {
    var folder = new TemporaryFolder();
    var path = folder.enter();
    Files.writeString(path.resolve("profile"), "something");
    assertThat(folder.enter()).isEqualTo(path);
    folder.leave();
    assertThat(path).doesNotExist();
    assertThat(folder.enter()).isEqualTo(path).isDirectory();
    assertThat(Files.getPosixFilePermissions(path))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    folder.leave();
    assertThat(path).doesNotExist();
  }
}

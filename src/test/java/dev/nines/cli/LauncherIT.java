package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher: how it finds itself and a JDK. */
class LauncherIT {

  private static final Path LAUNCHER = Path.of("nines").toAbsolutePath();

  @TempDir private @Nullable Path temporary;

  @Test
  void itWorksThroughALinkFromAnotherFolderWithSpacesInItsPath() throws Exception {
    var home = Files.createDirectories(folder().resolve("a home/with spaces"));
    Files.copy(LAUNCHER, home.resolve("nines"));
    home.resolve("nines").toFile().setExecutable(true);
    Files.createSymbolicLink(home.resolve("target"), LAUNCHER.resolveSibling("target"));
    var links = Files.createDirectory(folder().resolve("some links"));
    Files.createSymbolicLink(links.resolve("first"), Path.of("../a home/with spaces/nines"));
    var link = Files.createSymbolicLink(links.resolve("second"), Path.of("first"));
    var ended = Ended.of(folder(), Map.of(), link.toString(), "--version");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).startsWith("nines ");
  }

  @Test
  void withoutAJdkItSaysHowToGetOne() throws Exception {
    var old = fakeJdk("17.0.15");
    var environment =
        Map.of(
            "JAVA_HOME", old.toString(), "NINES_JDKS", old.getParent().toString(), "PATH", path());
    var ended = Ended.of(folder(), environment, "/bin/sh", LAUNCHER.toString(), "--version");
    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("nines: found no JDK 25 or newer")
        .contains("openjdk-25-jdk-headless")
        .contains("temurin-25-jdk");
  }

  @Test
  void aJavaHomeThatIsTooOldIsPassedOver() throws Exception {
    var old = fakeJdk("17.0.15");
    var young = fakeJdk("26");
    var environment =
        Map.of(
            "JAVA_HOME", old.toString(), "NINES_JDKS", old.getParent().toString(), "PATH", path());
    var ended = Ended.of(folder(), environment, "/bin/sh", LAUNCHER.toString(), "--java-home");
    assertThat(ended.out().strip()).isEqualTo(young.toString());
  }

  @Test
  void aCollectorOfTheUsersOwnIsTheOnlyOne() throws Exception {
    var own = Map.of("NINES_JAVA_OPTS", "-XX:+UseG1GC");
    var ours = Ended.of(folder(), Map.of(), LAUNCHER.toString(), "--java-options", "serve");
    assertThat(ours.out()).contains("-XX:+UseSerialGC");
    var ended = Ended.of(folder(), own, LAUNCHER.toString(), "--java-options", "serve");
    assertThat(ended.out()).doesNotContain("UseSerialGC").contains("-Xms32m");
    assertThat(Ended.of(folder(), own, LAUNCHER.toString(), "--version").out())
        .startsWith("nines ");
  }

  /** A PATH with the tools of a shell, and without a Java. */
  private String path() throws IOException {
    var tools = folder().resolve("tools");
    if (!Files.exists(tools)) {
      Files.createDirectory(tools);
      for (var tool : List.of("dirname", "sed", "readlink", "cat", "find")) {
        var script = tools.resolve(tool);
        Files.writeString(script, "#!/bin/sh\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
        script.toFile().setExecutable(true);
      }
    }
    return tools.toString();
  }

  private Path fakeJdk(String version) throws IOException {
    var jdk = Files.createDirectories(folder().resolve("jdks/jdk-" + version));
    Files.createDirectory(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\nexit 99\n");
    jdk.resolve("bin/java").toFile().setExecutable(true);
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  private Path folder() {
    return Objects.requireNonNull(temporary);
  }
}

package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.runner.ProberFaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverPackageTest {

  @TempDir private Path cache;

  private static long files(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void itIsUnpackedWhole() throws Exception {
    var folder = DriverPackage.in(cache);

    assertThat(folder).hasParent(cache);
    assertThat(folder.getFileName().toString()).matches("playwright-driver-[0-9.]+");
    assertThat(folder.resolve("package/cli.js")).isNotEmptyFile();
    assertThat(folder.resolve("package/lib/vite/traceViewer/index.html")).isNotEmptyFile();
    assertThat(files(folder)).isGreaterThan(100);
  }

  @Test
  void itIsUnpackedOnce() throws Exception {
    var cli = DriverPackage.in(cache).resolve("package/cli.js");
    Files.writeString(cli, "// as it was left");

    assertThat(DriverPackage.in(cache).resolve("package/cli.js")).hasContent("// as it was left");
  }

  @Test
  void manyAtOnceLeaveOne() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Path> unpack = () -> DriverPackage.in(cache);
      var folders =
          threads.invokeAll(Stream.generate(() -> unpack).limit(4).toList()).stream()
              .map(folder -> folder.resultNow())
              .collect(Collectors.toSet());

      assertThat(folders).hasSize(1);
      assertThat(cache).isDirectoryContaining(folders.iterator().next()::equals);
      try (var left = Files.list(cache)) {
        assertThat(left).hasSize(1);
      }
    }
  }

  @Test
  void aCacheThatCannotBeIsTheProbersFault() throws Exception {
    var file = Files.writeString(cache.resolve("file"), "");

    assertThatThrownBy(() -> DriverPackage.in(file.resolve("below")))
        .isInstanceOf(ProberFaultException.class)
        .hasMessageStartingWith("no browser: Playwright's driver cannot be unpacked in " + file)
        .hasMessageEndingWith("XDG_CACHE_HOME may name another folder");
  }
}

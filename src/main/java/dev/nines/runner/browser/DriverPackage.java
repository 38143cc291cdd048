package dev.nines.runner.browser;

import com.microsoft.playwright.impl.driver.Driver;
import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipFile;

/**
 * The driver of Playwright, a package for Node.js, which comes inside a jar and has to be on disk.
 * It is unpacked once; processes that do so at once do not harm each other.
 */
final class DriverPackage {

  private static final String INSIDE = "driver/";

  private DriverPackage() {}

  /**
   * The folder that has it.
   *
   * @param cache where to unpack it
   * @throws ProberFaultException if it cannot be unpacked
   */
  static Path in(Path cache) {
    try {
      var jar = Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      var name = jar.getFileName().toString().replace(".jar", "");
      var folder = cache.resolve("playwright-" + name);
      if (!Files.exists(folder.resolve("package/cli.js"))) {
        Files.createDirectories(cache);
        unpack(jar, cache, folder);
      }
      return folder;
    } catch (IOException | URISyntaxException e) {
      throw new ProberFaultException(
          Cause.BROWSER,
          "no browser: Playwright's driver cannot be unpacked in "
              + cache
              + " ("
              + e
              + "); XDG_CACHE_HOME may name another folder");
    }
  }

  private static void unpack(Path jar, Path cache, Path folder) throws IOException {
    var unpacked = Files.createTempDirectory(cache, "unpacking-");
    try (var zip = new ZipFile(jar.toFile())) {
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        if (entry.isDirectory() || !entry.getName().startsWith(INSIDE)) {
          continue;
        }
        var file = unpacked.resolve(entry.getName().substring(INSIDE.length())).normalize();
        if (!file.startsWith(unpacked)) {
          throw new IOException(entry.getName() + " leads out of the folder");
        }
        Files.createDirectories(file.getParent());
        try (var content = zip.getInputStream(entry)) {
          Files.copy(content, file);
        }
      }
      Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException _) {
      Folders.delete(unpacked); // Another process was quicker.
    } catch (IOException e) {
      Folders.delete(unpacked);
      throw e;
    }
  }
}

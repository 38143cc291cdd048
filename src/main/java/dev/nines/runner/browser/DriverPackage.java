package dev.nines.runner.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonParser;
import com.microsoft.playwright.impl.driver.Driver;
import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The driver of Playwright, a package for Node.js, which comes inside a jar and has to be on disk.
 * It is unpacked once; processes that do so at once do not harm each other.
 */
final class DriverPackage {

  /** Where the package is among the resources. */
  private static final String ROOT = "/driver";

  private DriverPackage() {}

  /**
   * The folder that has it.
   *
   * @param cache where to unpack it
   * @throws ProberFaultException if it cannot be unpacked
   */
  static Path in(Path cache) {
    try {
      var folder = cache.resolve("playwright-driver-" + version());
      if (!unpacked(folder)) {
        Files.createDirectories(cache);
        unpack(cache, folder);
      }
      return folder;
    } catch (IOException e) {
      throw new ProberFaultException(
          Cause.BROWSER,
          "no browser: Playwright's driver cannot be unpacked in "
              + cache
              + " ("
              + e
              + "); XDG_CACHE_HOME may name another folder");
    }
  }

  private static boolean unpacked(Path folder) {
    return Files.exists(folder.resolve("package/cli.js"));
  }

  private static String version() throws IOException {
    try (var text = new InputStreamReader(resource("package.json").openStream(), UTF_8)) {
      return JsonParser.parseReader(text).getAsJsonObject().get("version").getAsString();
    }
  }

  private static URL resource(String name) throws IOException {
    var resource = Driver.class.getResource(ROOT + "/package/" + name);
    if (resource == null) {
      throw new IOException("this build of Nines has none");
    }
    return resource;
  }

  private static void unpack(Path cache, Path folder) throws IOException {
    var unpacked = Files.createTempDirectory(cache, "unpacking-");
    try {
      copy(unpacked);
      Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Folders.delete(unpacked);
      if (!unpacked(folder)) { // Else another process was quicker.
        throw e;
      }
    }
  }

  /** From the jar; a native executable has the jar's files among its resources. */
  private static void copy(Path to) throws IOException {
    var place = resource("cli.js");
    if (place.openConnection() instanceof JarURLConnection inJar) {
      var jar = Path.of(URI.create(inJar.getJarFileURL().toString()));
      try (var files = FileSystems.newFileSystem(jar)) {
        copy(files.getPath(ROOT), to);
      }
    } else {
      copy(embedded(URI.create(place.getProtocol() + ":/")).getPath(ROOT), to);
    }
  }

  /** The one of the process, which others may look into: it is not closed. */
  private static FileSystem embedded(URI uri) throws IOException {
    try {
      return FileSystems.newFileSystem(uri, Map.of());
    } catch (FileSystemAlreadyExistsException _) {
      return FileSystems.getFileSystem(uri);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var all = Files.walk(from)) {
      for (var one : (Iterable<Path>) all::iterator) {
        var copy = to.resolve(from.relativize(one).toString());
        if (Files.isDirectory(one)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(one, copy);
        }
      }
    }
  }
}

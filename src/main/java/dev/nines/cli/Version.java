package dev.nines.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which Nines this is, written down when it was built.
 *
 * @param revision of the sources, or {@code unknown}
 */
public record Version(String version, String revision) {

  /** The version of this build. */
  public static Version current() {
    var properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Version(
        properties.getProperty("version", "unknown"),
        properties.getProperty("revision", "unknown"));
  }

  /** One line: version, revision and the Java that runs it. */
  public String line() {
    return "nines %s (revision %s, Java %s)".formatted(version, revision, Runtime.version());
  }
}

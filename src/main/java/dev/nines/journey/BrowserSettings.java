package dev.nines.journey;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an actor's browser is, or is taken for, and what it sees of the world.
 *
 * @param device whose screen and name it has; null for a desktop computer's
 * @param viewport the part of the window that shows the page; null for the device's
 * @param userAgent what it says it is; null for the device's
 * @param locale a BCP 47 tag such as {@code de-DE}, or null
 * @param zone where its clock is set to, or null for the prober's
 * @param permissions what pages may do without being asked, in the words of Playwright
 * @param place where it is, or null
 * @param colorScheme {@code light}, {@code dark} or {@code no-preference}; null for light
 * @param network what its network is like, or null for the prober's
 * @param blocked globs of addresses that it does not ask
 * @param answers globs of addresses whose answers say something of the servers; empty for documents
 *     and what scripts fetch of the same site
 */
public record BrowserSettings(
    @Nullable Device device,
    @Nullable Size viewport,
    @Nullable String userAgent,
    @Nullable String locale,
    @Nullable ZoneId zone,
    List<String> permissions,
    @Nullable Geolocation place,
    @Nullable String colorScheme,
    @Nullable Network network,
    List<String> blocked,
    List<String> answers) {

  /** Those of an actor who says nothing. */
  public static final BrowserSettings DEFAULT =
      new BrowserSettings(
          null, null, null, null, null, List.of(), null, null, null, List.of(), List.of());

  public BrowserSettings {
    permissions = List.copyOf(permissions);
    blocked = List.copyOf(blocked);
    answers = List.copyOf(answers);
  }

  /** The same, in which {@code usual} answers count where it names none itself. */
  public BrowserSettings orAnswers(List<String> usual) {
    return answers.isEmpty()
        ? new BrowserSettings(
            device,
            viewport,
            userAgent,
            locale,
            zone,
            permissions,
            place,
            colorScheme,
            network,
            blocked,
            usual)
        : this;
  }

  /** In CSS pixels. */
  public record Size(int width, int height) {}

  /**
   * A device that a browser is taken for.
   *
   * @param screen of which the viewport is a part; null where they are the same
   * @param scale how many pixels of the device a CSS pixel is
   * @param mobile whether pages take it for a phone or tablet
   */
  public record Device(
      String name,
      String userAgent,
      Size viewport,
      @Nullable Size screen,
      double scale,
      boolean mobile,
      boolean touch) {}

  /**
   * A place.
   *
   * @param latitude in degrees, -90 to 90
   * @param longitude in degrees, -180 to 180
   * @param accuracy in metres
   */
  public record Geolocation(double latitude, double longitude, double accuracy) {}

  /**
   * What a network is like.
   *
   * @param latency the least time from a request to the beginning of its answer
   * @param download in bytes per second, or null for no limit
   * @param upload in bytes per second, or null for no limit
   */
  public record Network(Duration latency, @Nullable Double download, @Nullable Double upload) {}
}

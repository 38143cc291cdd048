package dev.nines.sentry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where errors are reported.
 *
 * @param dsn as Sentry gives it, secret
 */
public record SentrySettings(String dsn) {

  private static final String NAME = "SENTRY_DSN";
  private static final Pattern DSN = Pattern.compile("https?://[^/@\\s]+@[^/@\\s]+(/[^/\\s]+)+");

  /**
   * What the environment asks for, or null where errors are reported nowhere.
   *
   * @param secrets finds a secret by its name, or null
   * @throws IllegalArgumentException if it asks for what there is not
   */
  public static @Nullable SentrySettings of(Function<String, @Nullable String> secrets) {
    var dsn = secrets.apply(NAME);
    if (dsn == null || dsn.isBlank()) {
      return null;
    }
    if (!DSN.matcher(dsn.strip()).matches() || !hasHost(dsn.strip())) {
      throw new IllegalArgumentException(
          NAME + " is no DSN; expected one such as https://KEY@sentry.example.com/42");
    }
    return new SentrySettings(dsn.strip());
  }

  /** A name with an underscore is none, and Sentry's client ends at it. */
  private static boolean hasHost(String dsn) {
    try {
      return new URI(dsn).getHost() != null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "errors to " + dsn.replaceFirst("//.*@", "//");
  }
}

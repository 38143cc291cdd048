package dev.nines.runner;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The name of a backend that is known by one of an actor's base URLs. */
final class Backend {

  private Backend() {}

  /** Host and port, never user or password; null where the URL is none. */
  static @Nullable String of(String baseUrl) {
    try {
      var authority = new URI(baseUrl).getRawAuthority();
      return authority == null ? null : authority.substring(authority.lastIndexOf('@') + 1);
    } catch (URISyntaxException _) {
      return null;
    }
  }
}

package dev.nines.api;

import dev.nines.access.Role;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request needs to be let in. What is not named here needs more than it would: a path that
 * is new is not open because nobody thought of it.
 */
final class Entrance {

  static final String METRICS = "/metrics";

  private static final Pattern HEALTH = Pattern.compile("/q/health(/[a-z]+)?");

  /** What proves by itself that it may. */
  private static final Pattern LINK = Pattern.compile("/acknowledge/[^/;]+");

  private static final Pattern CALLBACK = Pattern.compile("/api/v1/callbacks/[^/;]+");

  private static final Pattern RUNS = Pattern.compile("/api/v1/journeys/[^/;]+/runs");

  private Entrance() {}

  /**
   * The role that it needs, or null where everybody may ask.
   *
   * @param path as it is routed, without a query
   */
  static @Nullable Role needed(String method, String path) {
    boolean looks = looks(method);
    if ((looks && HEALTH.matcher(path).matches()) || proven(path)) {
      return null;
    }
    if (looks) {
      return Role.READ;
    }
    return method.equals("POST") && RUNS.matcher(path).matches() ? Role.RUN : Role.OPERATE;
  }

  /** Whether it changes nothing. */
  static boolean looks(String method) {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS" -> true;
      default -> false;
    };
  }

  private static boolean proven(String path) {
    return LINK.matcher(path).matches() || CALLBACK.matcher(path).matches();
  }
}

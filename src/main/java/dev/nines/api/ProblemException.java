package dev.nines.api;

import dev.nines.journey.Nearest;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a problem. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 10;

  private final transient Problem problem;
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  private ProblemException(int status, String title, String detail) {
    super(detail, null, false, false);
    this.problem = new Problem(title, status, detail);
  }

  /** Something in the request is not as it should be. */
  static ProblemException badRequest(String title, String detail) {
    return new ProblemException(400, title, detail);
  }

  /**
   * Nobody knows who asks.
   *
   * @param error of RFC 6750, or "" where nothing was shown
   */
  static ProblemException unauthorized(String detail, String error) {
    var problem = new ProblemException(401, "Not let in", detail);
    problem.headers.put(
        "WWW-Authenticate",
        "Bearer realm=\"nines\"" + (error.isEmpty() ? "" : ", error=\"" + error + "\""));
    return problem;
  }

  static ProblemException forbidden(String detail) {
    return new ProblemException(403, "Refused", detail);
  }

  /** There is no such thing; says what was probably meant. */
  static ProblemException unknown(String kind, String name, Collection<String> known) {
    return new ProblemException(
        404,
        "Unknown " + kind,
        "there is no " + kind + " \"" + cut(name) + "\"; " + expected(name, known));
  }

  static ProblemException notFound(String detail) {
    return new ProblemException(404, "Not found", detail);
  }

  /** It cannot be done as things are; {@code related} is what stands in the way. */
  static ProblemException conflict(String detail) {
    return new ProblemException(409, "Conflict", detail);
  }

  static ProblemException unsupported(String detail) {
    return new ProblemException(415, "Unsupported media type", detail);
  }

  static ProblemException tooMany(String detail, Duration after) {
    return new ProblemException(429, "Too many", detail).retryAfter(after);
  }

  static ProblemException unavailable(String detail, Duration after) {
    return new ProblemException(503, "Not available now", detail).retryAfter(after);
  }

  /**
   * Somebody whom it was to be handed on to did not take it.
   *
   * @param after for how long it wants to be left alone, or null
   */
  static ProblemException notTaken(String detail, @Nullable Duration after) {
    var problem = new ProblemException(502, "Not taken", detail);
    return after == null ? problem : problem.retryAfter(after);
  }

  ProblemException retryAfter(Duration after) {
    headers.put("Retry-After", Long.toString(after.toSeconds()));
    return this;
  }

  ProblemException location(URI location) {
    headers.put("Location", location.toString());
    return this;
  }

  Problem problem() {
    return problem;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** Which names there are, the one that was probably meant first. */
  static String expected(String name, Collection<String> known) {
    if (known.isEmpty()) {
      return "there is none at all";
    }
    var nearest = name.length() > 100 ? null : Nearest.to(name, known);
    if (nearest != null) {
      return "did you mean \"" + nearest + "\"?";
    }
    var first = String.join(", ", known.stream().sorted().limit(SHOWN).toList());
    return "expected "
        + (known.size() == 1 ? "" : "one of ")
        + first
        + (known.size() > SHOWN ? " and " + (known.size() - SHOWN) + " more" : "");
  }

  /** What somebody sent, no longer than an answer should be. */
  static String cut(String text) {
    return text.length() <= 100 ? text : text.substring(0, 99) + "…";
  }
}

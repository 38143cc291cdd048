package dev.nines.api;

import dev.nines.slo.Window;
import java.time.Duration;
import java.time.Instant;

/** The window that a request is about: {@code from} and {@code to}, or the last {@code window}. */
final class Windows {

  static final String FROM = "from";
  static final String TO = "to";
  static final String WINDOW = "window";

  private static final Duration DEFAULT = Duration.ofDays(30);
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(3_660);

  private Windows() {}

  /**
   * The window that the account is asked about: a length means the same time as in {@code nines
   * report}.
   *
   * @throws ProblemException if there is none in it
   */
  static Window counted(Parameters parameters, Instant now) {
    var window = of(parameters, now);
    if (window.from().isAfter(now)) {
      throw ProblemException.badRequest(
          "Bad window",
          "the window begins at %s, and now it is %s; expected a beginning before it"
              .formatted(window.from(), now));
    }
    return parameters.any(FROM)
        ? window
        : dev.nines.report.Windows.last(window.length(), window.to());
  }

  /**
   * The window.
   *
   * @throws ProblemException if there is none in it
   */
  static Window of(Parameters parameters, Instant now) {
    if (parameters.any(FROM) && parameters.any(WINDOW)) {
      throw ProblemException.badRequest(
          "Bad window", "from and window are both given; expected one of them");
    }
    var to = parameters.moment(TO).orElse(now);
    var length = parameters.duration(WINDOW, LEAST, MOST).orElse(DEFAULT);
    var from = parameters.moment(FROM).orElseGet(() -> to.minus(length));
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(MOST) > 0) {
      throw ProblemException.badRequest(
          "Bad window",
          "the window is from %s to %s; expected an end after its beginning, and ten years at most"
              .formatted(from, to));
    }
    return new Window(from, to);
  }
}

package dev.nines.cli;

import dev.nines.journey.Durations;
import dev.nines.report.Windows;
import dev.nines.slo.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which time is asked about. */
final class WindowOptions {

  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(3_660);

  private static final List<Function<String, Instant>> FORMS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());

  @Option(
      names = "--window",
      paramLabel = "WINDOW",
      description =
          "Which time: the last 12h or 30d, \"month\" for this calendar month, or a month such as"
              + " 2026-02 (default: 30d). All times are UTC.")
  private @Nullable String window;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Since when: 2026-02-01, 2026-02-01T09:30 or with an offset.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Until when, this moment not included (default: now).")
  private @Nullable String to;

  /**
   * The window that was asked for.
   *
   * @throws InvalidUseException if what was said is no window
   */
  Window at(Instant now) throws InvalidUseException {
    var end = to == null ? now : moment("--to", to);
    if (from != null && window != null) {
      throw new InvalidUseException(
          "--window and --from are given; expected one of both, as --from says when it begins");
    }
    return from == null
        ? begun(last(Objects.requireNonNullElse(window, "30d"), end), now)
        : since(from, end, now);
  }

  /** An end that is still to come may be given, as that of this month; a beginning may not. */
  private static Window begun(Window window, Instant now) throws InvalidUseException {
    if (window.from().isAfter(now)) {
      throw new InvalidUseException(
          "--to makes a window that begins at %s, and now it is %s; expected a beginning before it"
              .formatted(window.from(), now));
    }
    return window;
  }

  private static Window since(String text, Instant end, Instant now) throws InvalidUseException {
    var begin = moment("--from", text);
    if (!begin.isBefore(now)) {
      throw new InvalidUseException(
          "--from is %s, and now it is %s; expected a moment before it".formatted(begin, now));
    }
    if (!begin.isBefore(end)) {
      throw new InvalidUseException(
          "--from is %s, and --to is %s; expected a moment before it".formatted(begin, end));
    }
    return checked(Duration.between(begin, end), "--from", new Window(begin, end));
  }

  private static Window last(String text, Instant end) throws InvalidUseException {
    if (text.equals("month")) {
      return Windows.month(end);
    }
    if (text.matches("\\d{4}-\\d{2}")) {
      return month(text, end);
    }
    Duration length;
    try {
      length = Durations.parse(text);
    } catch (IllegalArgumentException _) {
      throw new InvalidUseException(
          "--window is \""
              + text
              + "\"; expected a length such as 12h or 30d, \"month\", or a month such as 2026-02");
    }
    checked(length, "--window", null);
    return Windows.last(length, end);
  }

  private static Window month(String text, Instant end) throws InvalidUseException {
    YearMonth month;
    try {
      month = YearMonth.parse(text);
    } catch (DateTimeException _) {
      throw new InvalidUseException("--window is \"" + text + "\"; there is no such month");
    }
    var window = Windows.month(month, end);
    if (window.isEmpty()) {
      throw new InvalidUseException("--window is " + text + ", which has not begun yet");
    }
    return window;
  }

  private static <T extends @Nullable Object> T checked(Duration length, String option, T value)
      throws InvalidUseException {
    if (length.compareTo(LEAST) < 0) {
      throw new InvalidUseException(
          option + " makes a window of " + Durations.text(length) + "; expected at least a minute");
    }
    if (length.compareTo(MOST) > 0) {
      throw new InvalidUseException(
          option + " makes a window of " + Durations.text(length) + "; expected at most ten years");
    }
    return value;
  }

  private static Instant moment(String option, String text) throws InvalidUseException {
    for (var form : FORMS) {
      try {
        return form.apply(text);
      } catch (DateTimeException _) {
        // Perhaps the next form.
      }
    }
    throw new InvalidUseException(
        option
            + " is \""
            + text
            + "\"; expected a moment such as 2026-02-01, 2026-02-01T09:30 or 2026-02-01T09:30:00Z");
  }
}

package dev.nines.api;

import dev.nines.journey.Durations;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a request's query. Read by hand and not by annotations, because what cannot be
 * read must be answered in words, and a misspelt name must not be passed over in silence.
 */
final class Parameters {

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final MultivaluedMap<String, String> given;

  private Parameters(MultivaluedMap<String, String> given) {
    this.given = given;
  }

  /**
   * The parameters of a request.
   *
   * @param known the names of all that there may be
   * @throws ProblemException if there is another one, or one more than once
   */
  static Parameters of(UriInfo uri, String... known) {
    return of(uri.getQueryParameters(), known);
  }

  /** The same for parameters that were read already. */
  static Parameters of(MultivaluedMap<String, String> given, String... known) {
    for (var each : given.entrySet()) {
      var name = each.getKey();
      if (!List.of(known).contains(name)) {
        throw bad(
            "Unknown parameter",
            "there is no parameter \"%s\" here; %s"
                .formatted(
                    ProblemException.cut(name),
                    known.length == 0
                        ? "expected none"
                        : ProblemException.expected(name, List.of(known))));
      }
      if (each.getValue().size() > 1) {
        throw bad(
            "Repeated parameter",
            "%s is given %d times; expected once".formatted(name, each.getValue().size()));
      }
    }
    return new Parameters(given);
  }

  private static ProblemException bad(String title, String detail) {
    return ProblemException.badRequest(title, detail);
  }

  private static ProblemException bad(String name, String found, String expected) {
    return bad(
        "Bad parameter",
        "%s is \"%s\"; expected %s".formatted(name, ProblemException.cut(found), expected));
  }

  /** Its text, where it is given. */
  Optional<String> text(String name) {
    var text = Optional.ofNullable(given.getFirst(name));
    if (text.filter(String::isBlank).isPresent()) {
      throw bad(name, text.get(), "a value, or the parameter left out");
    }
    return text;
  }

  /** A moment: {@code 2026-03-02T09:30:00Z}, with another offset, or a day in UTC. */
  Optional<Instant> moment(String name) {
    return text(name)
        .map(text ->
            parsed(text)
                .filter(moment -> !moment.isBefore(EARLIEST) && !moment.isAfter(LATEST))
                .orElseThrow(() ->
                    bad(
                        name,
                        text,
                        "a moment such as 2026-03-02T09:30:00Z, or a day such as 2026-03-02, of the years 1970 to 2199")));
  }

  /** The moment that a text says, if it says one. */
  static Optional<Instant> parsed(String text) {
    try {
      return Optional.of(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              // A plus that was not encoded arrives as a space.
              : OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** A duration in Go's form. */
  Optional<Duration> duration(String name, Duration least, Duration most) {
    return text(name)
        .map(text -> {
          Duration duration;
          try {
            duration = Durations.parse(text);
          } catch (IllegalArgumentException _) {
            throw bad(name, text, "a duration such as 500ms, 30s or 1h30m");
          }
          if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw bad(
                name, text, "%s to %s".formatted(Durations.text(least), Durations.text(most)));
          }
          return duration;
        });
  }

  /** A whole number. */
  Optional<Integer> number(String name, int least, int most) {
    return text(name)
        .map(text -> {
          try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
              return number;
            }
          } catch (NumberFormatException _) {
            // Said below.
          }
          throw bad(name, text, "%d to %d".formatted(least, most));
        });
  }

  /** Words with commas between them; none where the parameter is not given. */
  Set<String> words(String name, List<String> known) {
    var words = new LinkedHashSet<String>();
    for (var word : text(name).map(text -> text.split(",", -1)).orElseGet(() -> new String[0])) {
      if (!known.contains(word)) {
        throw bad(name, word, "one or more of " + String.join(", ", known) + ", with commas");
      }
      words.add(word);
    }
    return words;
  }

  /** Names with commas between them; none where the parameter is not given. */
  Set<String> names(String name) {
    return text(name)
        .map(text -> (Set<String>) new LinkedHashSet<>(List.of(text.split(",", -1))))
        .orElseGet(Set::of);
  }

  /** Yes or no. */
  boolean yes(String name, boolean fallback) {
    return text(name)
        .map(text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw bad(name, text, "true or false");
            })
        .orElse(fallback);
  }

  /** Whether any of these is given. */
  boolean any(String... names) {
    return Arrays.stream(names).anyMatch(given::containsKey);
  }
}

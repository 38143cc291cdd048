package dev.nines.alert;

import dev.nines.calendar.Maintenance;
import dev.nines.calendar.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A silence as its file declares it: once, several times, or every week.
 *
 * @param name unique among the declared silences; of the form of a journey's name
 * @param reason in words
 * @param journeys those that it names
 * @param services those that it names; where neither are named, everything is silent
 * @param times in the form of maintenance, as they are the same kind of data; at least one
 */
public record DeclaredSilence(
    String name,
    String reason,
    Set<String> journeys,
    Set<String> services,
    List<Maintenance> times) {

  /** Who asks for a silence that a file declares. */
  public static final String BY_FILE = "its file";

  /** What comes every week comes within it. */
  private static final Duration AROUND = Duration.ofDays(8);

  public DeclaredSilence {
    journeys = Collections.unmodifiableSet(new LinkedHashSet<>(journeys));
    services = Collections.unmodifiableSet(new LinkedHashSet<>(services));
    times = List.copyOf(times);
  }

  /** The one that is in force now or comes next; empty where all are over. */
  public Optional<Silence> next(Instant now) {
    return times.stream()
        .flatMap(time -> spans(time, now))
        .filter(span -> span.to().isAfter(now))
        // Of those in force the one that ends last.
        .min(
            Comparator.comparing((Span span) -> span.contains(now) ? now : span.from())
                .thenComparing(Comparator.comparing(Span::to).reversed()))
        .map(
            span -> new Silence(name, journeys, services, span.from(), span.to(), BY_FILE, reason));
  }

  private static Stream<Span> spans(Maintenance time, Instant now) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(time.spans(now.minus(AROUND), now.plus(AROUND)), 0),
        false);
  }
}

package dev.nines.calendar;

import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The calendar of a service that is promised around the clock. */
public record Always() implements Calendar {

  /** The name that is reserved for it. */
  public static final String NAME = "always";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean contains(Instant at) {
    return true;
  }

  @Override
  public Iterator<Span> openSpans(Instant from, Instant to) {
    return from.equals(to) ? Collections.emptyIterator() : List.of(new Span(from, to)).iterator();
  }

  @Override
  public Optional<String> whyClosed(Instant at) {
    return Optional.empty();
  }
}

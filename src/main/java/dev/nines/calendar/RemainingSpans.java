package dev.nines.calendar;

import java.util.Iterator;
import java.util.Optional;

/** What remains of open time when closures are taken out of it. */
final class RemainingSpans extends LookaheadSpans {

  private final Iterator<Span> open;
  private final Iterator<Span> closed;
  private Optional<Span> rest = Optional.empty();
  private Optional<Span> closure;

  /**
   * @param open ascending, not overlapping
   * @param closed ascending by start; they may overlap
   */
  RemainingSpans(Iterator<Span> open, Iterator<Span> closed) {
    this.open = open;
    this.closed = closed;
    this.closure = next(closed);
  }

  @Override
  protected Optional<Span> advance() {
    while (true) {
      var span = rest.or(() -> next(open)).orElse(null);
      if (span == null) {
        return Optional.empty();
      }
      while (closure.isPresent() && !closure.get().to().isAfter(span.from())) {
        closure = next(closed);
      }
      if (closure.isEmpty() || !closure.get().from().isBefore(span.to())) {
        rest = Optional.empty();
        return Optional.of(span);
      }
      // The closure is kept: it may reach into the next open span, too.
      rest = Span.between(closure.get().to(), span.to());
      var before = Span.between(span.from(), closure.get().from());
      if (before.isPresent()) {
        return before;
      }
    }
  }

  private static Optional<Span> next(Iterator<Span> spans) {
    return spans.hasNext() ? Optional.of(spans.next()) : Optional.empty();
  }
}

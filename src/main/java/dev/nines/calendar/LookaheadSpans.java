package dev.nines.calendar;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Spans that are found one by one, as they are asked for. */
abstract class LookaheadSpans implements Iterator<Span> {

  private @Nullable Span next;

  /** The next span, or empty, then and ever after, when there are no more. */
  protected abstract Optional<Span> advance();

  @Override
  public final boolean hasNext() {
    if (next == null) {
      next = advance().orElse(null);
    }
    return next != null;
  }

  @Override
  public final Span next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("no open time is left in the window");
    }
    var found = next;
    next = null;
    return found;
  }
}

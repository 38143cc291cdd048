package dev.nines.api.live;

import dev.nines.api.answer.Happening;
import dev.nines.outcome.RunEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event with its number. Its text is made when the first reader wants it, and once for all
 * readers: a run's thread never does it.
 */
public final class Published {

  private final long number;
  private final RunEvent event;
  private @Nullable String data;

  Published(long number, RunEvent event) {
    this.number = number;
    this.event = event;
  }

  long number() {
    return number;
  }

  public String journey() {
    return event.journey();
  }

  /** Its name among server-sent events. */
  public String name() {
    return Happening.name(event);
  }

  /** JSON, in one line. */
  public synchronized String data() {
    if (data == null) {
      data = Happening.json(event);
    }
    return data;
  }
}

package dev.nines.journey;

import dev.nines.calendar.Always;
import dev.nines.calendar.Calendar;
import java.util.List;

/**
 * When the need arises and is promised; otherwise the run is excluded, not failed.
 *
 * @param calendar the hours in which the service is promised
 * @param require requests whose {@code expect} must hold; asked before each run
 */
public record When(Calendar calendar, List<Step> require) {

  public static final When ALWAYS = new When(new Always(), List.of());

  public When {
    require = List.copyOf(require);
  }
}

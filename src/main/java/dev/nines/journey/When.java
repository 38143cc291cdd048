package dev.nines.journey;

import java.util.List;

/**
 * When the need arises and is promised; otherwise the run is excluded, not failed.
 *
 * @param calendar the name of the calendar in whose hours the service is promised
 * @param require requests whose {@code expect} must hold; asked before each run
 */
public record When(String calendar, List<Step> require) {

  /** The calendar that is always open. */
  public static final String ALWAYS_OPEN = "always";

  public static final When ALWAYS = new When(ALWAYS_OPEN, List.of());

  public When {
    require = List.copyOf(require);
  }
}

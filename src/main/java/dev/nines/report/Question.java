package dev.nines.report;

import dev.nines.slo.Window;
import java.util.Set;

/**
 * What a report is asked about.
 *
 * @param journeys by name; where none is named, those of the {@code services}, or all
 * @param services by name, with what they are composed of; where none is named, all, or none where
 *     journeys are named: a service is never shown by some of its journeys
 * @param regions empty for all
 * @param details whether latencies, reasons, incidents and latency objectives are wanted too, which
 *     are read from tables of their own
 */
public record Question(
    Window window,
    Set<String> journeys,
    Set<String> services,
    Set<String> regions,
    boolean details) {

  public Question {
    journeys = Set.copyOf(journeys);
    services = Set.copyOf(services);
    regions = Set.copyOf(regions);
  }

  /** About everything, without details. */
  public static Question overview(Window window) {
    return new Question(window, Set.of(), Set.of(), Set.of(), false);
  }

  /** About everything, with details. */
  public static Question everything(Window window) {
    return new Question(window, Set.of(), Set.of(), Set.of(), true);
  }
}

package dev.nines.outcome;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was seen of one page that an actor had in its browser.
 *
 * @param step the step in which it was opened
 * @param url without query and fragment
 * @param errors the first errors that its scripts threw and did not catch, each on one line
 * @param thrown how many there were, at least as many as {@code errors}
 * @param vitals those that could be measured, as {@link Vital#rounded}
 */
public record PageRecord(
    String actor,
    String step,
    String url,
    List<String> errors,
    int thrown,
    Map<Vital, BigDecimal> vitals) {

  public PageRecord {
    errors = List.copyOf(errors);
    var ordered = new EnumMap<Vital, BigDecimal>(Vital.class);
    ordered.putAll(vitals);
    vitals = Collections.unmodifiableMap(ordered);
  }
}

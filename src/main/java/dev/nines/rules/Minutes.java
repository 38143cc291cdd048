package dev.nines.rules;

import dev.nines.journey.Formula;
import dev.nines.slo.LastVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rules that judge integral services minute by minute, as {@link dev.nines.slo.ServiceSlot}
 * does: single runs do not know of a formula. A minute of a journey is bad where a run of it was
 * bad, good where all were good, and has no value where none says anything.
 *
 * <p>What a minute saw is by how much the counters grew in it, see {@link Growth}; so each run is
 * in one minute and in no other.
 */
record Minutes(Catalogue catalogue) {

  /** How good the last minute was: 1, 0, or between the two where weights are in play. */
  private static final String VALUE = "nines_minute:good";

  private static final String OF_JOURNEY = "journey_region:" + VALUE;
  static final String OF_SERVICE = "service_region:" + VALUE;

  /** The rules of one minute; parts come before what is composed of them. */
  List<Rule> rules() {
    var journeys = journeysBeneath();
    if (journeys.isEmpty()) {
      return List.of();
    }
    var rules = new ArrayList<Rule>();
    rules.add(Rule.of(OF_JOURNEY, ofJourneys(journeys)));
    rules.add(Rule.of(OF_SERVICE, ofLocalServices(journeys)));
    inOrder()
        .forEach((service, formula) ->
            rules.add(
                Rule.of(OF_SERVICE, expression(formula)).labelled(Map.of("service", service))));
    return rules;
  }

  private Set<String> journeysBeneath() {
    var local =
        catalogue.formulas().values().stream()
            .flatMap(formula -> catalogue.localServicesBeneath(formula).stream())
            .collect(Collectors.toSet());
    return catalogue.journeys().stream()
        .filter(journey -> local.contains(journey.service()))
        .map(journey -> journey.name())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String ofJourneys(Collection<String> journeys) {
    var runs =
        Selector.of(Family.RUNS.recorded(Subject.JOURNEY, Ranges.STEP)).among("journey", journeys);
    return """
    (sum by (journey, region) (%s) == bool 0)
    and
    (sum by (journey, region) (%s) > 0)\
    """
        .formatted(runs.with("outcome", "failed"), runs.among("outcome", Measure.MEASURED));
  }

  private static String ofLocalServices(Collection<String> journeys) {
    return """
    min by (service, region) (
      %s
      * on (journey) group_left (service) %s
    )\
    """
        .formatted(
            Selector.of(OF_JOURNEY).among("journey", journeys),
            Selector.of(Counts.MEASURES).among("journey", journeys));
  }

  /** Integral services, none before those that it is composed of. */
  private Map<String, Formula> inOrder() {
    var waiting = catalogue.formulas();
    var ordered = new LinkedHashMap<String, Formula>();
    while (!waiting.isEmpty()) {
      var ready =
          waiting.entrySet().stream()
              .filter(each -> Collections.disjoint(each.getValue().services(), waiting.keySet()))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "services are composed of one another: " + waiting.keySet()));
      ordered.put(ready, waiting.remove(ready));
    }
    return ordered;
  }

  private String expression(Formula formula) {
    var parts = lastOf(formula.services());
    return switch (formula) {
      case Formula.All _ -> "min by (region) (" + parts + ")";
      case Formula.Any any -> atLeast(1, any.of().size(), parts);
      case Formula.AtLeast atLeast -> atLeast(atLeast.n(), atLeast.of().size(), parts);
      case Formula.Weighted weighted -> weighted(weighted);
    };
  }

  /** What was measured last of each and still stands, as {@link LastVerdict} has it. */
  private String lastOf(Collection<String> parts) {
    var each =
        parts.stream()
            .collect(Collectors.groupingBy(catalogue::stands, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(those -> {
              var values = Selector.of(OF_SERVICE).among("service", those.getValue());
              return those.getKey() == 1
                  ? values.toString()
                  : "last_over_time("
                      + values.over(Range.minutes(those.getKey()).without(Duration.ofSeconds(1)))
                      + ")";
            })
            .toList();
    return each.size() == 1 ? each.getFirst() : "(" + String.join(" or ", each) + ")";
  }

  /**
   * The least of the best {@code n} where all were measured; else good or bad where those that were
   * not measured could not change it, and no value where they could.
   */
  private static String atLeast(int least, int all, String parts) {
    return """
    (min by (region) (topk by (region) (%1$d, %2$s)) and (count by (region) (%2$s) == %3$d))
    or
    ((count by (region) (%2$s == 1) >= bool %1$d) == 1)
    or
    ((count by (region) (%2$s == 0) > bool %4$d) == 1) * 0\
    """
        .formatted(least, parts, all, all - least);
  }

  private String weighted(Formula.Weighted formula) {
    return "sum by (region) (%s)\n/\nsum by (region) (%s)"
        .formatted(weights(formula, ""), weights(formula, " >= bool 0"));
  }

  private String weights(Formula.Weighted formula, String comparison) {
    return formula.weights().entrySet().stream()
        .map(part ->
            "%s * (%s%s)"
                .formatted(
                    java.math.BigDecimal.valueOf(part.getValue()).toPlainString(),
                    lastOf(List.of(part.getKey())),
                    comparison))
        .collect(Collectors.joining(" or "));
  }

  /** How many minutes were good, or measured at all, over some time. */
  Rule count(Family family, Range range) {
    var values = Selector.of(OF_SERVICE).among("service", catalogue.formulas().keySet());
    return Rule.of(
        family.recorded(Subject.SERVICE, range),
        (family == Family.MINUTES_GOOD ? "sum" : "count")
            + "_over_time("
            + values.over(range.without(Duration.ofSeconds(1)))
            + ")");
  }
}

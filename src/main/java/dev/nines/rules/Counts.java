package dev.nines.rules;

import static dev.nines.rules.Ranges.BASE;
import static dev.nines.rules.Ranges.STEP;
import static dev.nines.rules.Ranges.TILE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rules that count: how much a counter grew over some time, in each region. Prometheus must see
 * the growth of every prober's counter by itself before anything is added up, or a restart would
 * take away what it had counted.
 */
record Counts(Catalogue catalogue, Selection selection) {

  /** The interval that each journey was last seen with, from a prober that still tells. */
  static final String INTERVAL = "journey_region:nines_journey_interval_seconds:max";

  /** For how long a prober that has fallen silent is taken for one that ought to tell. */
  private static final Range MEMORY = Range.days(3);

  /** Which local service each journey measures. */
  static final String MEASURES = "journey_service:nines_journey:info";

  private static final List<String> COVERED = List.of("passed", "degraded", "failed", "excluded");

  /** What is told without asking the prober. */
  List<Rule> facts() {
    var rules = new ArrayList<Rule>();
    for (var journey : catalogue.journeys()) {
      rules.add(
          Rule.of(MEASURES, "vector(1)")
              .labelled(Map.of("journey", journey.name(), "service", journey.service())));
    }
    return rules;
  }

  /** How the intervals are remembered. */
  Rule intervals() {
    return Rule.of(
        INTERVAL,
        "max by (journey, region) ("
            + selection.of(Subject.JOURNEY, "nines_journey_interval_seconds")
            + ")");
  }

  /** The rules of one family over one time; several where services are composed of others. */
  List<Rule> rules(Subject subject, Family family, Range range) {
    var record = family.recorded(subject, range);
    return switch (family.scope()) {
      case INTEGRAL_SERVICES -> List.of(new Minutes(catalogue).count(family, range));
      case SERVICES_WITH_BACKENDS ->
          List.of(
              Rule.of(
                  record,
                  counted(family, range)
                      ? increase(subject, family, range)
                      : added(subject, family, range)));
      case EVERYTHING -> {
        if (!counted(family, range)) {
          yield List.of(Rule.of(record, added(subject, family, range)));
        }
        yield switch (subject) {
          case JOURNEY -> List.of(Rule.of(record, ofJourneys(family, range)));
          case SERVICE -> ofServices(family, range);
        };
      }
    };
  }

  private static boolean counted(Family family, Range range) {
    return range.equals(BASE)
        || (Ranges.origin(range) == Ranges.Origin.COUNTERS && !family.filledIn());
  }

  private String ofJourneys(Family family, Range range) {
    return switch (family) {
      case DUE -> due();
      case COVERED -> covered();
      default -> increase(Subject.JOURNEY, family, range);
    };
  }

  private String increase(Subject subject, Family family, Range range) {
    return "sum by (%s) (increase(%s))"
        .formatted(
            String.join(", ", family.by(subject)),
            selection.of(subject, family, family.counter()).over(range));
  }

  /**
   * Where no prober tells of a journey any more, its schedule calls for runs all the same. One that
   * has just begun to tell is left alone until its counter has grown.
   */
  private String due() {
    return """
    %s
    or
    (%d / last_over_time(%s) unless on (journey, region) %s)\
    """
        .formatted(
            increase(Subject.JOURNEY, Family.DUE, BASE),
            BASE.length().toSeconds(),
            selection.of(Subject.JOURNEY, INTERVAL).over(MEMORY),
            selection.of(Subject.JOURNEY, Family.DUE.counter()));
  }

  private String covered() {
    return "sum by (journey, region) ("
        + selection
            .of(Subject.JOURNEY, Family.RUNS.recorded(Subject.JOURNEY, BASE))
            .among("outcome", COVERED)
        + ")\nor\n0 * "
        + selection.of(Subject.JOURNEY, Family.DUE.recorded(Subject.JOURNEY, BASE));
  }

  private List<Rule> ofServices(Family family, Range range) {
    var record = family.recorded(Subject.SERVICE, range);
    var rules = new ArrayList<Rule>();
    rules.add(
        Rule.of(
            record,
            """
            sum by (%s) (
              %s
              * on (journey) group_left (service) %s
            )\
            """
                .formatted(
                    String.join(", ", family.by(Subject.SERVICE)),
                    selection.of(Subject.JOURNEY, family.recorded(Subject.JOURNEY, range)),
                    selection.of(Subject.JOURNEY, MEASURES))));
    for (var integral : catalogue.formulas().entrySet()) {
      var kept = new ArrayList<>(family.by(Subject.SERVICE));
      kept.remove(Subject.SERVICE.label());
      rules.add(
          Rule.of(
                  record,
                  "sum by (%s) (%s)"
                      .formatted(
                          String.join(", ", kept),
                          Selector.of(record)
                              .among(
                                  "service", catalogue.localServicesBeneath(integral.getValue()))))
              .labelled(Map.of("service", integral.getKey())));
    }
    return rules;
  }

  private String added(Subject subject, Family family, Range range) {
    return switch (Ranges.origin(range)) {
      case COUNTERS, MINUTES ->
          "sum_over_time(%s) / %d"
              .formatted(
                  selection.of(subject, family, family.recorded(subject, BASE)).over(range),
                  BASE.length().dividedBy(STEP.length()));
      case TILES ->
          "sum_over_time(%s)"
              .formatted(selection.of(subject, family, family.recorded(subject, TILE)).over(range));
    };
  }

  /** A part of time that the longer ones are put together of. */
  Rule tile(Subject subject, Family family) {
    return Rule.of(
        family.recorded(subject, TILE),
        "avg_over_time(%s) * %d / %d"
            .formatted(
                selection.of(subject, family, family.recorded(subject, BASE)).over(TILE),
                TILE.length().toMinutes(),
                BASE.length().toMinutes()));
  }
}

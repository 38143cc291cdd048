package dev.nines.rules;

import static dev.nines.rules.Ranges.STEP;
import static dev.nines.rules.Ranges.TILE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rules that count: how much a counter grew over some time, in each region. The growth of every
 * prober's counter is taken minute by minute before anything is added up, or a restart would take
 * away what it had counted; all longer times are made of these minutes.
 */
record Counts(Catalogue catalogue, Selection selection) {

  /** The interval that each journey was last seen with, from a prober that still tells. */
  static final String INTERVAL = "journey_region:nines_journey_interval_seconds:max";

  /** For how long a prober that has fallen silent is taken for one that ought to tell. */
  private static final Range MEMORY = Range.days(3);

  /** From when on a prober is silent; a scrape or two may fail. */
  private static final Range SILENCE = Range.minutes(2);

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
                  range.equals(STEP)
                      ? grown(subject, family, Growth.SIGHT)
                      : added(subject, family, range)));
      case EVERYTHING -> {
        if (!range.equals(STEP)) {
          yield List.of(Rule.of(record, added(subject, family, range)));
        }
        yield switch (subject) {
          case JOURNEY -> List.of(Rule.of(record, ofJourneys(family)));
          case SERVICE -> ofServices(family);
        };
      }
    };
  }

  private String ofJourneys(Family family) {
    return switch (family) {
      case DUE -> due();
      case COVERED -> covered();
      default -> grown(Subject.JOURNEY, family, Growth.SIGHT);
    };
  }

  private String grown(Subject subject, Family family, Range sight) {
    return "sum by (%s) (\n%s\n)"
        .formatted(
            String.join(", ", family.by(subject)),
            Growth.of(selection.of(subject, family, family.counter()), sight));
  }

  /**
   * Where no prober tells of a journey any more, its schedule calls for runs all the same. What a
   * prober counted that was silent for so long is not taken up when it tells again: it was filled
   * in.
   */
  private String due() {
    return """
    (%d / last_over_time(%s) unless on (journey, region) last_over_time(%s))
    or
    %s\
    """
        .formatted(
            STEP.length().toSeconds(),
            selection.of(Subject.JOURNEY, INTERVAL).over(MEMORY),
            selection.of(Subject.JOURNEY, Family.DUE.counter()).over(SILENCE),
            grown(Subject.JOURNEY, Family.DUE, SILENCE));
  }

  private String covered() {
    return "sum by (journey, region) ("
        + selection
            .of(Subject.JOURNEY, Family.RUNS.recorded(Subject.JOURNEY, STEP))
            .among("outcome", COVERED)
        + ")\nor\n0 * "
        + selection.of(Subject.JOURNEY, Family.DUE.recorded(Subject.JOURNEY, STEP));
  }

  private List<Rule> ofServices(Family family) {
    var record = family.recorded(Subject.SERVICE, STEP);
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
                    selection.of(Subject.JOURNEY, family.recorded(Subject.JOURNEY, STEP)),
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
    var part = Ranges.ofTiles(range) ? TILE : STEP;
    return "sum_over_time(%s)"
        .formatted(
            selection
                .of(subject, family, family.recorded(subject, part))
                .over(range.without(Duration.ofSeconds(1))));
  }

  /** A part of time that the longer ones are put together of. */
  Rule tile(Subject subject, Family family) {
    return Rule.of(
        family.recorded(subject, TILE),
        "sum_over_time(%s)"
            .formatted(
                selection
                    .of(subject, family, family.recorded(subject, STEP))
                    // Minutes and tiles are not evaluated at the same moments.
                    .over(TILE.without(Duration.ofMillis(1)))));
  }
}

package dev.nines.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes the recording rules of a catalogue. */
public final class RecordingRules {

  private static final String OF_MINUTES =
      "Every minute: by how much each counter grew in it, to the run, and what the last minutes and hours say.";
  private static final String OF_DAYS =
      "Every 4 minutes: what days and weeks say. Each tile of 4 minutes is made of its minutes, and a day of its tiles, so that a month is 10,800 numbers and not every scrape.";

  private final Selection selection;
  private final Counts counts;
  private final Minutes minutes;
  private final Budgets budgets;
  private final Ranges ranges;
  private final Set<Measure> measures;

  private RecordingRules(Catalogue catalogue) {
    selection = new Selection(catalogue);
    counts = new Counts(catalogue, selection);
    minutes = new Minutes(catalogue);
    budgets = new Budgets(catalogue);
    ranges =
        new Ranges(
            catalogue
                .promises()
                .map(Promise::window)
                .collect(Collectors.toCollection(TreeSet::new)));
    measures = EnumSet.allOf(Measure.class);
    if (catalogue.servicesWithBackends().isEmpty()) {
      measures.removeAll(Set.of(Measure.UPTIME_BACKENDS, Measure.UPTIME_ALL));
    }
    if (catalogue.formulas().isEmpty()) {
      measures.remove(Measure.MINUTES);
    }
    if (catalogue.promises().allMatch(Promise::ofAvailability)) {
      measures.remove(Measure.LATENCY);
    }
  }

  /**
   * The groups of a rule file.
   *
   * @param catalogue has at least one journey
   * @param name begins the names of the groups
   */
  public static List<Group> of(Catalogue catalogue, String name) {
    var rules = new RecordingRules(catalogue);
    return List.of(
        new Group(name + "-minutes", Ranges.STEP.length(), OF_MINUTES, rules.ofMinutes()),
        new Group(name + "-days", Ranges.TILE.length(), OF_DAYS, rules.ofDays()));
  }

  private List<Rule> ofMinutes() {
    var rules = new ArrayList<Rule>(counts.facts());
    rules.addAll(budgets.targets());
    rules.add(counts.intervals());
    for (var subject : Subject.values()) {
      counted(subject).forEach(family -> rules.addAll(counts.rules(subject, family, Ranges.STEP)));
    }
    rules.addAll(minutes.rules());
    for (var range : ranges.all()) {
      if (!Ranges.ofTiles(range)) {
        rules.addAll(over(range));
      }
    }
    return rules;
  }

  private List<Rule> ofDays() {
    var rules = new ArrayList<Rule>();
    for (var subject : Subject.values()) {
      counted(subject).forEach(family -> rules.add(counts.tile(subject, family)));
    }
    for (var range : ranges.all()) {
      if (Ranges.ofTiles(range)) {
        rules.addAll(over(range));
      }
    }
    return rules;
  }

  /** What probers have counters of. */
  private List<Family> counted(Subject subject) {
    return families(subject, measures).stream()
        .filter(family -> family.scope() != Family.Scope.INTEGRAL_SERVICES)
        .toList();
  }

  /** Everything that is given over one time: counts first, then what is made of them. */
  private List<Rule> over(Range range) {
    var given =
        measures.stream()
            .filter(measure -> measure.promised() || ranges.main().contains(range))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Measure.class)));
    var rules = new ArrayList<Rule>();
    for (var subject : Subject.values()) {
      families(subject, given)
          .forEach(family -> rules.addAll(counts.rules(subject, family, range)));
    }
    for (var subject : Subject.values()) {
      for (var measure : given) {
        if (measure.concerns(subject)) {
          Level.of(subject).forEach(level -> rules.add(measure.rule(level, range, selection)));
        }
      }
    }
    Arrays.stream(Subject.values()).forEach(subject -> rules.addAll(budgets.rules(subject, range)));
    return rules;
  }

  private static List<Family> families(Subject subject, Set<Measure> measures) {
    return measures.stream()
        .flatMap(Measure::families)
        .filter(family -> family.concerns(subject))
        .distinct()
        .sorted()
        .toList();
  }
}

package dev.nines.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the alerting rules of a catalogue, which build on its recording rules. */
public final class AlertingRules {

  private static final String COMMENT =
      "Every minute: who is in trouble. It needs the recording rules of the same journeys.";

  private AlertingRules() {}

  /**
   * The groups of a rule file.
   *
   * @param catalogue has at least one journey
   * @param name begins the names of the groups
   */
  public static List<Group> of(Catalogue catalogue, String name) {
    var rules = new ArrayList<Evaluated>(titles(catalogue));
    var outages = new Outages(catalogue);
    var absences = new Absences(catalogue);
    var failures = new Failures(catalogue);
    rules.addAll(outages.recorded());
    rules.addAll(failures.recorded());
    rules.addAll(outages.alerts());
    rules.addAll(failures.alerts());
    rules.addAll(new Burning(catalogue).alerts());
    rules.addAll(absences.alerts());
    return List.of(new Group(name + "-alerts", Ranges.STEP.length(), COMMENT, rules));
  }

  private static List<Rule> titles(Catalogue catalogue) {
    var rules = new ArrayList<Rule>();
    for (var journey : catalogue.journeys()) {
      rules.add(title(Subject.JOURNEY, journey.name(), journey.title()));
    }
    catalogue
        .promises()
        .filter(promise -> promise.subject() == Subject.SERVICE)
        .map(Promise::name)
        .distinct()
        .forEach(name -> rules.add(title(Subject.SERVICE, name, catalogue.serviceTitle(name))));
    return rules;
  }

  private static Rule title(Subject subject, String name, String title) {
    return Rule.of(Words.titles(subject), "vector(1)")
        .labelled(Map.of(subject.label(), name, "title", title.isBlank() ? name : title));
  }
}

package dev.nines.yaml;

import dev.nines.alert.Escalation;
import dev.nines.alert.Protocol;
import dev.nines.calendar.Calendar;
import dev.nines.journey.Durations;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes of one severity's keys how it is told. */
record ProtocolBuilder(ReadFile file, Calendars calendars, Landscape landscape) {

  /**
   * How a severity is told.
   *
   * @param below decides what is left out
   */
  Protocol build(Written written, Protocol below) {
    return new Protocol(
        written.get(ProtocolKeys.STANDS, below.stands()),
        hours(written, below),
        written.has(ProtocolKeys.ESCALATE) ? escalations(written) : below.escalations(),
        written.has(ProtocolKeys.REMIND) ? reminders(written) : below.reminders());
  }

  private Calendar hours(Written written, Protocol below) {
    return written.has(ProtocolKeys.HOURS)
        ? calendars.of(written, ProtocolKeys.HOURS, file.problems())
        : below.hours();
  }

  private List<Escalation> escalations(Written written) {
    var all = new ArrayList<Escalation>();
    for (var step : written.find(ProtocolKeys.ESCALATE).flatMap(each -> each).orElse(List.of())) {
      var after = step.get(ProtocolKeys.AFTER, Duration.ZERO);
      checkOrder(step, after, all);
      all.add(new Escalation(after, receivers(step)));
    }
    return all;
  }

  private void checkOrder(Written step, Duration after, List<Escalation> before) {
    if (before.isEmpty() && !after.isZero()) {
      file.problems()
          .add(
              step.at(ProtocolKeys.AFTER),
              "the first step is after %s; expected 0s, as it is told at once"
                  .formatted(Durations.text(after)),
              "to wait before anybody is told, give the severity `stands: "
                  + Durations.text(after)
                  + "`");
    }
    if (!before.isEmpty() && after.compareTo(before.getLast().after()) <= 0) {
      file.problems()
          .add(
              step.at(ProtocolKeys.AFTER),
              "after is %s; expected more than that of the step before, %s"
                  .formatted(Durations.text(after), Durations.text(before.getLast().after())),
              null);
    }
  }

  private Set<String> receivers(Written step) {
    var names = step.get(ProtocolKeys.TO, List.<Scalar>of());
    names.forEach(name -> landscape.requireReceiver(name, file));
    return names.stream().map(Scalar::text).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<Duration> reminders(Written written) {
    var distances = written.find(ProtocolKeys.REMIND).flatMap(each -> each).orElse(List.of());
    for (int i = 1; i < distances.size(); i++) {
      if (distances.get(i).compareTo(distances.get(i - 1)) < 0) {
        file.problems()
            .add(
                written.at(ProtocolKeys.REMIND),
                "%s comes after %s; expected distances that grow"
                    .formatted(
                        Durations.text(distances.get(i)), Durations.text(distances.get(i - 1))),
                "put the shorter one first");
      }
    }
    return distances;
  }
}

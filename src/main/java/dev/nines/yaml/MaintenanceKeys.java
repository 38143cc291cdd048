package dev.nines.yaml;

import dev.nines.calendar.Hours;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Rule;
import dev.nines.yaml.shape.ScalarShape;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Unfit;
import dev.nines.yaml.shape.Written;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** A maintenance's file; a silence's says its times likewise. */
final class MaintenanceKeys {

  private static final String FORM = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2})?";
  private static final String A_MOMENT = "a date and time such as 2026-12-01T22:00";

  private MaintenanceKeys() {}

  /** Of the clock in the maintenance's zone. */
  private static final Shape<LocalDateTime> MOMENT =
      new ScalarShape<>(
          "moment",
          A_MOMENT,
          scalar -> moment(scalar.text()),
          schema -> Scalars.text(schema, "^" + FORM + "$", "2026-12-01T22:00"));

  static final Key<LocalDateTime> FROM =
      Key.of("from", MOMENT, "When it begins.").required().alsoCalled("start", "begin");

  static final Key<LocalDateTime> TO =
      Key.of("to", MOMENT, "When it is over.").required().alsoCalled("end", "until", "till");

  static final Key<String> MAINTENANCE =
      Key.of("maintenance", Names.LABEL_NAME, "The maintenance's name.").required();

  static final Key<String> REASON =
      Key.of(
              "reason",
              Scalars.WORDS,
              "What the work is, in words: said of every run that is excluded by it.")
          .required()
          .alsoCalled("title", "description", "why", "summary");

  static final Key<List<Scalar>> JOURNEYS =
      Key.of("journeys", ListShape.oneOrMore(Names.REFERENCE), "The journeys that it covers.")
          .alsoCalled("journey");

  static final Key<List<Scalar>> SERVICES =
      Key.of(
              "services",
              ListShape.oneOrMore(Names.REFERENCE),
              "The services that it covers, with their journeys and health checks; an integral one stands for all that it is composed of. Where neither journeys nor services are given, everything is covered.")
          .alsoCalled("service", "covers");

  static final Key<ZoneId> ZONE =
      Key.of("zone", CalendarKeys.A_ZONE, "The time zone whose clock is meant.")
          .required()
          .alsoCalled("timezone", "timeZone", "tz", "time_zone");

  static final Key<List<Written>> WINDOWS =
      Key.of(
              "windows",
              ListShape.of(
                  new ObjectShape(
                      "oneWindow",
                      "a window with from and to",
                      "What takes place once.",
                      List.of(FROM, TO),
                      List.of())),
              "When it takes place, each window once.")
          .alsoCalled("window", "times", "at", "when");

  static final Key<List<Named<List<Hours>>>> WEEKLY =
      Key.of(
              "weekly",
              CalendarKeys.WEEKLY_HOURS,
              "When it takes place every week: hours by days; hours that end before they begin end in the next day.")
          .alsoCalled("hours", "recurring", "every");

  static final ObjectShape SHAPE =
      new ObjectShape(
          "maintenance",
          "a maintenance",
          "Work that was announced beforehand: a run that is due meanwhile is excluded, not failed.",
          List.of(MAINTENANCE, REASON, JOURNEYS, SERVICES, ZONE, WINDOWS, WEEKLY),
          List.of(new Rule.ExactlyOne("its time", List.of(WINDOWS, WEEKLY))),
          "x-");

  private static LocalDateTime moment(String text) throws Unfit {
    try {
      if (text.matches(FORM)) {
        return LocalDateTime.parse(text);
      }
    } catch (DateTimeException _) {
      // Said below.
    }
    throw new Unfit(
        "found " + Quoted.of(text) + "; expected " + A_MOMENT,
        text.matches(FORM + "(?:Z|[+-]\\d{2}:?\\d{2})")
            ? "leave the offset out: zone says which clock is meant"
            : null);
  }
}

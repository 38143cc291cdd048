package dev.nines.yaml;

import dev.nines.calendar.Hours;
import dev.nines.journey.Nearest;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.ListShape;
import dev.nines.yaml.shape.MapShape;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Rule;
import dev.nines.yaml.shape.ScalarShape;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Unfit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/** A calendar's file. */
final class CalendarKeys {

  private static final String ZONE_PATTERN = "(?:UTC|[A-Z][A-Za-z_]+/[A-Za-z0-9+/_-]+)";

  private CalendarKeys() {}

  static final Shape<ZoneId> A_ZONE =
      new ScalarShape<>(
          "zone",
          "a time zone such as Europe/Berlin",
          CalendarKeys::zone,
          schema -> Scalars.text(schema, "^" + ZONE_PATTERN + "$", "Europe/Berlin", "UTC"));

  private static final Shape<Hours> AN_HOURS =
      new ScalarShape<>(
          "hours",
          "hours such as 09:00-18:00",
          scalar -> {
            try {
              return Hours.parse(scalar.text());
            } catch (IllegalArgumentException e) {
              throw new Unfit(String.valueOf(e.getMessage()), null);
            }
          },
          schema ->
              Scalars.text(
                  schema,
                  "^\\d{1,2}:\\d{2}\\s*[-–]\\s*\\d{1,2}:\\d{2}$",
                  "09:00-18:00",
                  "22:00-06:00"));

  private static final Shape<LocalDate> A_DATE =
      new ScalarShape<>(
          "date",
          "a date such as 2026-12-25",
          scalar -> {
            try {
              return LocalDate.parse(scalar.text());
            } catch (DateTimeException _) {
              throw new Unfit(
                  "found " + Quoted.of(scalar.text()) + "; expected a date such as 2026-12-25",
                  null);
            }
          },
          schema -> Scalars.text(schema, "^\\d{4}-\\d{2}-\\d{2}$", "2026-12-25"));

  static final Shape<List<Named<List<Hours>>>> WEEKLY_HOURS =
      new MapShape<>(
          "days",
          Pattern.compile("[A-Za-z]{3,9}(?:\\s*[-–,]\\s*[A-Za-z]{3,9})*"),
          "days such as Mon-Fri, Sat or Mon,Wed",
          ListShape.oneOrMore(AN_HOURS));

  static final Key<String> CALENDAR =
      Key.of(
              "calendar",
              Names.LABEL_NAME,
              "The calendar's name, by which journeys refer to it; not always.")
          .required();

  static final Key<String> TITLE = Key.of("title", Scalars.PLAIN, "What it is, in words.");

  static final Key<ZoneId> ZONE =
      Key.of("zone", A_ZONE, "The time zone whose clock and dates are meant.")
          .required()
          .alsoCalled("timezone", "timeZone", "tz", "time_zone");

  static final Key<List<Named<List<Hours>>>> HOURS =
      Key.of(
              "hours",
              WEEKLY_HOURS,
              "The open hours, by days of the week; hours that end before they begin end in the next day.")
          .required()
          .alsoCalled("open", "businessHours");

  static final Key<List<LocalDate>> HOLIDAYS =
      Key.of("holidays", ListShape.oneOrMore(A_DATE), "Dates on which no hours begin.")
          .alsoCalled("closed", "except");

  static final Key<List<Scalar>> HOLIDAYS_FILE =
      Key.of(
              "holidaysFile",
              ListShape.oneOrMore(Scalars.TEMPLATE),
              "An iCalendar file with more holidays, relative to this file.")
          .alsoCalled("holidays_file", "ics", "ical", "holidayFile");

  static final ObjectShape SHAPE =
      new ObjectShape(
          "calendar",
          "a calendar",
          "Hours that come back every week, except for holidays.",
          List.of(CALENDAR, TITLE, ZONE, HOURS, HOLIDAYS, HOLIDAYS_FILE),
          List.<Rule>of(),
          "x-");

  private static ZoneId zone(Scalar scalar) throws Unfit {
    try {
      if (scalar.text().matches(ZONE_PATTERN)) {
        return ZoneId.of(scalar.text());
      }
    } catch (DateTimeException _) {
      // Said below, with the likely fix.
    }
    var near = Nearest.to(scalar.text(), ZoneId.getAvailableZoneIds());
    throw new Unfit(
        "found " + Quoted.of(scalar.text()) + "; expected a time zone such as Europe/Berlin",
        near == null ? null : "did you mean " + near + "?");
  }
}

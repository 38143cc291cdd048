package dev.nines.calendar;

import static dev.nines.calendar.CalendarFixtures.calendar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.nines.calendar.ICalendarHolidays.Found;
import dev.nines.calendar.ICalendarHolidays.Unreadable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ICalendarHolidaysTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aDayIsAHoliday() {
    assertThat(event("DTSTART;VALUE=DATE:20261225")).containsExactly("2026-12-25");
    assertThat(event("DTSTART:20261225")).containsExactly("2026-12-25");
  }

  @Test
  void theEndOfAnEventIsNoPartOfIt() {
    assertThat(event("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261227"))
        .containsExactly("2026-12-25", "2026-12-26");
    assertThat(event("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261225"))
        .containsExactly("2026-12-25");
  }

  @ParameterizedTest
  @CsvSource({"P1D, 1", "P2D, 2", "+P1W, 7", "PT24H, 1", "PT25H, 2", "P366D, 366", "PT0S, 1"})
  void anEventMayHaveADurationInsteadOfAnEnd(String duration, int days) {
    assertThat(event("DURATION:" + duration, "DTSTART;VALUE=DATE:20261224"))
        .hasSize(days)
        .contains("2026-12-24");
  }

  @Test
  void anEventWithTimesTakesEachDayThatItTouches() {
    assertThat(
            event(
                "DTSTART;TZID=Europe/Berlin:20261224T140000",
                "DTEND;TZID=Europe/Berlin:20261224T180000"))
        .containsExactly("2026-12-24");
    assertThat(
            event(
                "DTSTART;TZID=Europe/Berlin:20261224T140000",
                "DTEND;TZID=Europe/Berlin:20261226T000000"))
        .as("midnight touches no further day")
        .containsExactly("2026-12-24", "2026-12-25");
    assertThat(event("DTSTART:20261224T235959", "DURATION:PT2S"))
        .containsExactly("2026-12-24", "2026-12-25");
    assertThat(event("DTSTART:20261224T120000")).containsExactly("2026-12-24");
  }

  @Test
  void timesInUtcBelongToTheDaysOfTheCalendarsZone() {
    var text =
        file("BEGIN:VEVENT", "DTSTART:20261224T230000Z", "DTEND:20261225T230000Z", "END:VEVENT");
    assertThat(dates(text, BERLIN)).containsExactly("2026-12-25");
    assertThat(dates(text, ZoneId.of("America/New_York")))
        .containsExactly("2026-12-24", "2026-12-25");
  }

  @Test
  void timesInAZoneBelongToTheDaysThatAreWrittenEvenWhereTheZoneIsUnknown() {
    assertThat(
            event(
                "DTSTART;TZID=\"W. Europe: Standard; Time\":20261225T000000",
                "DTEND;TZID=\"W. Europe: Standard; Time\":20261226T000000"))
        .containsExactly("2026-12-25");
  }

  @Test
  void aYearlyEventComesBackThroughTheYear2100() {
    assertThat(event("DTSTART;VALUE=DATE:20261225", "RRULE:FREQ=YEARLY"))
        .hasSize(75)
        .startsWith("2026-12-25", "2027-12-25")
        .endsWith("2100-12-25");
    assertThat(event("DTSTART;VALUE=DATE:16010101", "RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;"))
        .hasSize(500);
    assertThat(event("DTSTART;VALUE=DATE:21500101", "RRULE:FREQ=YEARLY"))
        .containsExactly("2150-01-01");
  }

  @Test
  void aYearlyEventOfSeveralDaysComesBackWithAllOfThem() {
    assertThat(
            event(
                "DTSTART;VALUE=DATE:20261231",
                "DTEND;VALUE=DATE:20270102",
                "RRULE:FREQ=YEARLY;COUNT=2"))
        .containsExactly("2026-12-31", "2027-01-01", "2027-12-31", "2028-01-01");
  }

  @Test
  void aLeapDayComesBackInLeapYears() {
    assertThat(event("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY;COUNT=3"))
        .containsExactly("2024-02-29", "2028-02-29", "2032-02-29");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20261126 | BYMONTH=11;BYDAY=4TH            | 2026-11-26 2027-11-25 2028-11-23",
        "20260525 | BYMONTH=5;BYDAY=-1MO            | 2026-05-25 2027-05-31 2028-05-29",
        "20261118 | BYMONTH=11;BYDAY=WE;BYMONTHDAY=16,17,18,19,20,21,22 | 2026-11-18 2027-11-17 2028-11-22",
        "20261103 | INTERVAL=2;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8 | 2026-11-03 2028-11-07 2030-11-05",
        "20260101 | BYMONTH=1,7                     | 2026-01-01 2026-07-01 2027-01-01",
        "20260131 | BYMONTH=1,2,3;BYMONTHDAY=-1     | 2026-01-31 2026-02-28 2026-03-31",
        "20260131 | BYMONTH=1,2,3,4,5;BYMONTHDAY=31 | 2026-01-31 2026-03-31 2026-05-31",
        "20261231 | INTERVAL=4;WKST=SU              | 2026-12-31 2030-12-31 2034-12-31",
        "20260301 | BYMONTH=3;BYDAY=SU,MO           | 2026-03-01 2026-03-02 2026-03-08",
        "20260330 | BYMONTH=3;BYDAY=5MO             | 2026-03-30 2027-03-29 2031-03-31",
      })
  void rulesOfMonthsAndDays(String start, String rule, String days) {
    assertThat(event("DTSTART;VALUE=DATE:" + start, "RRULE:FREQ=YEARLY;COUNT=3;" + rule))
        .containsExactly(days.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "VALUE=DATE:20261225, 20281225, 3",
    "VALUE=DATE:20261225, 20281224, 2",
    "VALUE=DATE:20261225, 20281225T000000, 3",
    "VALUE=DATE:20261225, 20281224T235959, 2",
    "TZID=Europe/Berlin:20261225T000000, 20281224T230000Z, 3",
    "TZID=Europe/Berlin:20261225T000000, 20281224T225959Z, 2",
    "TZID=Europe/Berlin:20261225T000000, 20281225T000000, 3",
    "TZID=Europe/Berlin:20261225T120000, 20281225, 3",
    "TZID=America/New_York:20261225T000000, 20281225T050000Z, 3",
    "TZID=America/New_York:20261225T000000, 20281225T045959Z, 2"
  })
  void anEventComesBackUntilAndWithItsLastDay(String start, String until, int times) {
    assertThat(event("DTSTART;" + start, "RRULE:FREQ=YEARLY;UNTIL=" + until)).hasSize(times);
  }

  @Test
  void daysAreTakenOutAndAdded() {
    assertThat(
            event(
                "EXDATE;VALUE=DATE:20271225,20291225",
                "DTSTART;VALUE=DATE:20261225",
                "RRULE:FREQ=YEARLY;COUNT=4",
                "EXDATE:20281225",
                "RDATE;VALUE=DATE:20280101,20290101",
                "EXDATE:20400101"))
        .containsExactly("2026-12-25", "2028-01-01", "2029-01-01");
    assertThat(
            event(
                "DTSTART;TZID=Europe/Berlin:20261225T000000",
                "RRULE:FREQ=YEARLY;COUNT=2",
                "EXDATE:20271224T230000Z"))
        .containsExactly("2026-12-25");
  }

  @Test
  void cancelledEventsAndOtherComponentsAreSkipped() {
    var text =
        file(
            "PRODID:-//Example//EN",
            "BEGIN:VTIMEZONE",
            "TZID:Europe/Berlin",
            "BEGIN:STANDARD",
            "DTSTART:19701025T030000",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            "END:STANDARD",
            "END:VTIMEZONE",
            "BEGIN:VTODO",
            "DTSTART;VALUE=DATE:20260101",
            "RRULE:FREQ=DAILY",
            "END:VTODO",
            "BEGIN:VEVENT",
            "DTSTART;VALUE=DATE:20261224",
            "STATUS:Cancelled",
            "RRULE:FREQ=DAILY",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:1@example",
            "TRANSP:TRANSPARENT",
            "STATUS:CONFIRMED",
            "DTSTART;VALUE=DATE:20261225",
            "BEGIN:VALARM",
            "TRIGGER:-PT15M",
            "DURATION:PT5M",
            "END:VALARM",
            "END:VEVENT");
    assertThat(dates(text, BERLIN)).containsExactly("2026-12-25");
  }

  @Test
  void foldedLinesAreUnfoldedWhateverEndsThem() {
    var lines =
        "BEGIN:VCALENDAR,BEGIN:VEVENT,SUMMARY:Christ, mas,\t Day,DTSTART;VAL, UE=DATE:2026,  1225,END:VEVENT,END:VCALENDAR";
    for (var end : List.of("\n", "\r\n", "\r")) {
      var text = lines.replace("DATE:2026,  1225", "DATE:2026, 1225").replace(",", end);
      assertThat(dates("\uFEFF" + text + end + end, BERLIN)).containsExactly("2026-12-25");
    }
  }

  @Test
  void namesMayBeInAnyCase() {
    assertThat(
            dates(
                "begin:vcalendar\nBegin:vEvent\ndtstart;value=date:20261225\nrrule:freq=yearly;count=1\nend:VEVENT\nEnd:vcalendar",
                BERLIN))
        .containsExactly("2026-12-25");
  }

  @Test
  void theSameDayInTwoEventsIsOneHoliday() {
    assertThat(
            dates(
                file(
                    "BEGIN:VEVENT",
                    "DTSTART:20261225",
                    "END:VEVENT",
                    "BEGIN:VEVENT",
                    "DTSTART:20261225",
                    "END:VEVENT"),
                BERLIN))
        .containsExactly("2026-12-25");
  }

  @Test
  void businessHoursAreClosedOnWhatTheFileSays() {
    var read =
        ICalendarHolidays.read(file("BEGIN:VEVENT", "DTSTART:20261123", "END:VEVENT"), BERLIN);
    assertThat(read).isInstanceOf(Found.class);
    var office = calendar("Europe/Berlin", ((Found) read).holidays(), "Mon-Fri 09:00-18:00");
    assertThat(office.nextOpening(Instant.parse("2026-11-20T17:00:00Z")))
        .contains(Instant.parse("2026-11-24T08:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RRULE:FREQ=MONTHLY | RRULE: found FREQ=MONTHLY; expected YEARLY, or the days one by one as events or RDATE",
        "RRULE:COUNT=3 | RRULE: found FREQ=; expected YEARLY, or the days one by one as events or RDATE",
        "RRULE:FREQ=YEARLY;BYSETPOS=-1 | RRULE: BYSETPOS=-1 is not read; expected INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY or BYDAY",
        "RRULE:FREQ=YEARLY;BYEASTER=1 | RRULE: BYEASTER=1 is not read; expected INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY or BYDAY",
        "RRULE:FREQ=YEARLY;BYDAY=4FR | RRULE: found BYDAY without BYMONTH; expected the month, such as BYMONTH=12",
        "RRULE:FREQ=YEARLY;BYMONTHDAY=25 | RRULE: found BYMONTHDAY without BYMONTH; expected the month, such as BYMONTH=12",
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=6TH | RRULE: found BYDAY=6TH; expected days such as MO, 4TH or -1MO",
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY= | RRULE: found BYDAY=; expected days such as MO, 4TH or -1MO",
        "RRULE:FREQ=YEARLY;BYMONTH=13 | RRULE: found BYMONTH=13; expected a number from 1 to 12, other than 0",
        "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=0 | RRULE: found BYMONTHDAY=0; expected a number from -31 to 31, other than 0",
        "RRULE:FREQ=YEARLY;INTERVAL=99999999999 | RRULE: found INTERVAL=99999999999; expected a number from 1 to 1000, other than 0",
        "RRULE:FREQ=YEARLY;COUNT=-1 | RRULE: found COUNT=-1; expected a number from 1 to 9999, other than 0",
        "RRULE:FREQ=YEARLY;COUNT=2;UNTIL=20301225 | RRULE: found both COUNT and UNTIL; expected one of them",
        "RRULE:FREQ=YEARLY;COUNT=2;COUNT=3 | RRULE: found COUNT twice; expected it once",
        "RRULE:FREQ=YEARLY;COUNT | RRULE: found \"COUNT\"; expected NAME=VALUE",
        "RRULE:FREQ=YEARLY;UNTIL=20281225,20291225 | RRULE: found \"20281225,20291225\"; expected a day such as 20261225 or a time such as 20261224T140000",
        "RRULE:FREQ=YEARLY;UNTIL=soon | RRULE: found \"SOON\"; expected a day such as 20261225 or a time such as 20261224T140000",
        "RRULE:FREQ=YEARLY;UNTIL=20301225T000000Z | UNTIL is in UTC where DTSTART is a day; expected a day, such as UNTIL=20301225",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 | the rule does not fall on DTSTART 2026-12-25; expected it to be the first day of the rule",
        "RRULE:FREQ=YEARLY;UNTIL=20251225 | the rule does not fall on DTSTART 2026-12-25; expected it to be the first day of the rule",
        "EXRULE:FREQ=YEARLY | EXRULE is not read; expected EXDATE",
        "RECURRENCE-ID;VALUE=DATE:20271225 | RECURRENCE-ID is not read; expected an EXDATE in the repeated event, and an event of its own for the day that it moved to",
        "DTSTART;VALUE=DATE:20261226 | the event has a second DTSTART, after the one in line 3; expected one",
        "DTEND:20261226T000000 | DTEND is not of the same kind and time zone as DTSTART in line 3; expected both alike",
        "DTEND;TZID=Europe/Berlin:20261226 | DTEND is not of the same kind and time zone as DTSTART in line 3; expected both alike",
        "DURATION:-P1D | DURATION: found \"-P1D\"; expected a duration such as P2D, P1W or PT4H, of at most 366 days",
        "DURATION:P99999999999999999999D | DURATION: found \"P99999999999999999999D\"; expected a duration such as P2D, P1W or PT4H, of at most 366 days",
        "DURATION:two days | DURATION: found \"two days\"; expected a duration such as P2D, P1W or PT4H, of at most 366 days",
        "EXDATE:20261332 | EXDATE: there is no such time as \"20261332\"",
        "RDATE;VALUE=PERIOD:20270101T000000Z/P1D | RDATE: found \"20270101T000000Z/P1D\"; expected a day such as 20261225 or a time such as 20261224T140000",
        "EXDATE: | EXDATE: found \"\"; expected a day such as 20261225 or a time such as 20261224T140000",
        "a holiday | found \"a holiday\"; expected NAME:VALUE",
      })
  void whatCouldHideAHolidayIsAProblemWithItsLine(String line, String message) {
    assertThat(problems(file("BEGIN:VEVENT", "DTSTART;VALUE=DATE:20261225", line, "END:VEVENT")))
        .containsExactly(new ICalendarProblem(4, message));
  }

  @Test
  void aRuleFromATimeInUtcIsAProblemBecauseItsDayMayChange() {
    assertThat(
            problems(
                file(
                    "BEGIN:VEVENT", "DTSTART:20261224T230000Z", "RRULE:FREQ=YEARLY", "END:VEVENT")))
        .containsExactly(
            new ICalendarProblem(
                4,
                "a rule for a DTSTART in UTC is not read; expected a DTSTART with a day alone or with a TZID"));
  }

  @Test
  void anUnknownZoneIsAProblemWhereItMatters() {
    assertThat(
            problems(
                file(
                    "BEGIN:VEVENT",
                    "DTSTART;TZID=Mars/Olympus:20261225T000000",
                    "RRULE:FREQ=YEARLY;UNTIL=20301224T230000Z",
                    "END:VEVENT")))
        .containsExactly(
            new ICalendarProblem(
                3,
                "TZID: there is no time zone \"Mars/Olympus\"; expected a name such as Europe/Berlin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20261224", "20271227"})
  void anEventThatEndsBeforeItsStartOrLastsForYearsIsAProblem(String end) {
    assertThat(problems(file("BEGIN:VEVENT", "DTSTART:20261225", "DTEND:" + end, "END:VEVENT")))
        .containsExactly(
            new ICalendarProblem(
                3,
                "the event lasts from 2026-12-25T00:00 to %sT00:00; expected an end that is later, by at most 366 days"
                    .formatted(LocalDate.parse(end, DateTimeFormatter.BASIC_ISO_DATE))));
  }

  @Test
  void anEventWithoutAStartIsAProblem() {
    assertThat(problems(file("BEGIN:VEVENT", "SUMMARY:Christmas", "END:VEVENT")))
        .containsExactly(
            new ICalendarProblem(2, "the event has no DTSTART; expected the day it begins"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20260230", "20261301", "20261225T250000", "20261225T120060"})
  void aTimeThatDoesNotExistIsAProblem(String start) {
    assertThat(problems(file("BEGIN:VEVENT", "DTSTART:" + start, "END:VEVENT")))
        .containsExactly(
            new ICalendarProblem(3, "DTSTART: there is no such time as \"" + start + "\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-12-25", "00011225", "20261225T12", "+20261225", "tomorrow"})
  void aTimeOfAnotherFormIsAProblem(String start) {
    assertThat(problems(file("BEGIN:VEVENT", "DTSTART:" + start, "END:VEVENT")))
        .containsExactly(
            new ICalendarProblem(
                3,
                "DTSTART: found \"%s\"; expected a day such as 20261225 or a time such as 20261224T140000"
                    .formatted(start)));
  }

  @Test
  void allProblemsAreSaidInTheirOrderAndTheLineIsWhereAFoldedOneBegins() {
    assertThat(
            problems(
                """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                SUMMARY:folded
                 over two lines
                DTSTART:2026
                 -12-25
                END:VEVENT

                BEGIN:VEVENT
                DTSTART:20261225
                RRULE:FREQ=DAILY
                END:VEVENT
                END:VCALENDAR
                """))
        .extracting(ICalendarProblem::line)
        .containsExactly(5, 11);
  }

  @Test
  void aFileWithoutHolidaysIsAProblem() {
    assertThat(problems(file("BEGIN:VEVENT", "DTSTART:20261225", "STATUS:CANCELLED", "END:VEVENT")))
        .containsExactly(
            new ICalendarProblem(
                1, "found no holiday in 1 events; expected a VEVENT that is not cancelled"));
    assertThat(problems(""))
        .containsExactly(
            new ICalendarProblem(
                1, "found no holiday in 0 events; expected a VEVENT that is not cancelled"));
  }

  @Test
  void aFileOfAnotherKindIsOneProblem() {
    assertThat(problems("<!DOCTYPE html>\n<html>\n<body>Please log in</body>"))
        .containsExactly(new ICalendarProblem(1, "found \"<!DOCTYPE html>\"; expected NAME:VALUE"));
    assertThat(problems("BEGIN:VCARD\nFN:Nobody\nEND:VCARD"))
        .containsExactly(
            new ICalendarProblem(
                1, "found BEGIN:VCARD; expected VCALENDAR outermost, and only there"));
    assertThat(problems("holidays: 2026-12-25\n"))
        .containsExactly(
            new ICalendarProblem(
                1, "found \"HOLIDAYS\" outside a calendar; expected BEGIN:VCALENDAR"));
  }

  @Test
  void aFileThatWasCutOffIsAProblem() {
    assertThat(
            problems(
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\nEND:VEVENT\nBEGIN:VEVENT\nDTST"))
        .containsExactly(
            new ICalendarProblem(6, "found \"DTST\"; expected NAME:VALUE"),
            new ICalendarProblem(1, "BEGIN:VCALENDAR has no END; is the file whole?"),
            new ICalendarProblem(5, "BEGIN:VEVENT has no END; is the file whole?"));
  }

  @Test
  void componentsThatDoNotNestAreAProblem() {
    assertThat(
            problems("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\nEND:VCALENDAR\nEND:VEVENT"))
        .containsExactly(
            new ICalendarProblem(
                4, "found END:VCALENDAR; expected the end of VEVENT, begun in line 2"));
    assertThat(problems("END:VCALENDAR"))
        .containsExactly(new ICalendarProblem(1, "found END:VCALENDAR; expected BEGIN:VCALENDAR"));
  }

  @Test
  void anEventOutsideOfTheCalendarsTopIsNotTakenForOne() {
    assertThat(
            problems(
                file(
                    "BEGIN:VEVENT",
                    "DTSTART:20261225",
                    "BEGIN:VEVENT",
                    "DTSTART:20261226",
                    "END:VEVENT",
                    "END:VEVENT")))
        .containsExactly(
            new ICalendarProblem(
                4, "found BEGIN:VEVENT within VEVENT; expected it in VCALENDAR alone"));
  }

  @Test
  void aFileOfMoreThanOneMebibyteIsRefused() {
    var umlauts = "ü".repeat(ICalendarHolidays.LARGEST_FILE / 2);
    assertThat(
            problems(file("SUMMARY:" + umlauts, "BEGIN:VEVENT", "DTSTART:20261225", "END:VEVENT")))
        .containsExactly(new ICalendarProblem(1, "the file is larger than the limit of 1 MiB"));
    assertThat(problems(" ".repeat(ICalendarHolidays.LARGEST_FILE + 1)))
        .containsExactly(new ICalendarProblem(1, "the file is larger than the limit of 1 MiB"));
  }

  @Test
  void afterAHundredProblemsTheReaderGivesUp() {
    assertThat(problems(file("x\n".repeat(5000)))).hasSize(100);
    assertThat(problems("BEGIN:VCALENDAR\nx\n" + "BEGIN:X\n".repeat(5000))).hasSize(100);
  }

  @Test
  void aFileThatGrowsIntoTooManyDaysIsRefused() {
    var days =
        IntStream.rangeClosed(1000, 9999)
            .mapToObj(year -> year + "0101")
            .filter(day -> day.compareTo("1600") > 0)
            .toList();
    assertThat(
            problems(
                file(
                    "BEGIN:VEVENT",
                    "DTSTART:20260101",
                    "DURATION:P30D",
                    "RDATE:" + String.join(",", days),
                    "END:VEVENT")))
        .containsExactly(
            new ICalendarProblem(3, "the event makes 252000 holidays; expected at most 100000"));
    var again =
        "BEGIN:VEVENT\nDTSTART:16000101\nRRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=1\nEND:VEVENT\n"
            .repeat(1000)
            .strip();
    assertThat(problems(file(again)))
        .containsExactly(
            new ICalendarProblem(
                69, "the events up to here make 102204 holidays; expected at most 100000"));
  }

  @Test
  void messagesCannotDriveATerminal() {
    assertThat(problems(file("BEGIN:VEVENT", "DTSTART:\u001b[2J" + "x".repeat(1000), "END:VEVENT")))
        .singleElement(type(ICalendarProblem.class))
        .satisfies(
            problem -> assertThat(problem.message()).hasSizeLessThan(200).doesNotContain("\u001b"));
  }

  private static List<String> event(String... lines) {
    return dates(file("BEGIN:VEVENT\n" + String.join("\n", lines), "END:VEVENT"), BERLIN);
  }

  private static String file(String... lines) {
    return "BEGIN:VCALENDAR\r\n" + String.join("\r\n", lines) + "\r\nEND:VCALENDAR\r\n";
  }

  private static List<String> dates(String text, ZoneId zone) {
    return switch (ICalendarHolidays.read(text, zone)) {
      case Found(var holidays) -> sorted(holidays.dates());
      case Unreadable(var problems) ->
          throw new AssertionError("expected holidays, found " + problems);
    };
  }

  private static List<String> sorted(Collection<LocalDate> dates) {
    return dates.stream().sorted().map(LocalDate::toString).toList();
  }

  private static List<ICalendarProblem> problems(String text) {
    return switch (ICalendarHolidays.read(text, BERLIN)) {
      case Found(var holidays) -> throw new AssertionError("expected problems, found " + holidays);
      case Unreadable(var problems) -> problems;
    };
  }
}

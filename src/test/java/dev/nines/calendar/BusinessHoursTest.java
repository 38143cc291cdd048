package dev.nines.calendar;

import static dev.nines.calendar.CalendarFixtures.at;
import static dev.nines.calendar.CalendarFixtures.calendar;
import static dev.nines.calendar.CalendarFixtures.holidays;
import static dev.nines.calendar.CalendarFixtures.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BusinessHoursTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final BusinessHours office = calendar("Europe/Berlin", "Mon-Fri 09:00-18:00");

  @Test
  void withinOneBusinessHourAskedOnFridayEveningIsDueOnMondayMorning() {
    assertThat(office.plus(at(office, "2026-11-20T17:30"), HOUR))
        .isEqualTo(at(office, "2026-11-23T09:30"));
  }

  @Test
  void aDueTimeThatMeetsTheClosingIsTheClosingNotTheNextOpening() {
    assertThat(office.plus(at(office, "2026-11-20T17:00"), HOUR))
        .isEqualTo(at(office, "2026-11-20T18:00"));
  }

  @Test
  void whatIsAskedWhileClosedCountsFromTheOpening() {
    assertThat(office.plus(at(office, "2026-11-21T12:00"), HOUR))
        .isEqualTo(at(office, "2026-11-23T10:00"));
    assertThat(office.plus(at(office, "2026-11-20T18:00"), HOUR))
        .isEqualTo(at(office, "2026-11-23T10:00"));
  }

  @Test
  void noBusinessTimeIsDueAtOnceEvenWhileClosed() {
    assertThat(office.plus(at(office, "2026-11-21T12:00"), Duration.ZERO))
        .isEqualTo(at(office, "2026-11-21T12:00"));
  }

  @Test
  void openingBelongsToTheHoursAndClosingDoesNot() {
    assertThat(office.contains(at(office, "2026-11-20T08:59:59.999"))).isFalse();
    assertThat(office.contains(at(office, "2026-11-20T09:00"))).isTrue();
    assertThat(office.contains(at(office, "2026-11-20T17:59:59.999"))).isTrue();
    assertThat(office.contains(at(office, "2026-11-20T18:00"))).isFalse();
  }

  @Test
  void theNextOpeningOfAnOpenCalendarIsNow() {
    var now = at(office, "2026-11-20T12:34:56.789");
    assertThat(office.nextOpening(now)).contains(now);
  }

  @Test
  void theNextOpeningIsPastTheWeekendAndTheHolidays() {
    var christmas =
        calendar("Europe/Berlin", holidays("2026-12-25", "2026-12-28"), "Mon-Fri 09:00-18:00");
    assertThat(christmas.nextOpening(at(christmas, "2026-12-24T18:00")))
        .contains(at(christmas, "2026-12-29T09:00"));
  }

  @Test
  void aDayMayHaveSeveralSpans() {
    var saturday = calendar("Europe/Berlin", "Sat 13:00-15:00", "Sat 09:00-12:00");
    assertThat(
            saturday.openTimeBetween(
                at(saturday, "2026-11-21T00:00"), at(saturday, "2026-11-22T00:00")))
        .isEqualTo(Duration.ofHours(5));
    assertThat(saturday.contains(at(saturday, "2026-11-21T12:30"))).isFalse();
  }

  @Test
  void aNightShiftBelongsToTheDayOnWhichItBegins() {
    var night = calendar("Europe/Berlin", holidays("2026-12-25"), "Mon-Fri 22:00-06:00");
    assertThat(night.contains(at(night, "2026-11-21T05:59"))).as("Saturday, from Friday").isTrue();
    assertThat(night.contains(at(night, "2026-11-23T05:59"))).as("Monday, from Sunday").isFalse();
    assertThat(night.contains(at(night, "2026-12-25T05:59")))
        .as("the holiday, from its eve")
        .isTrue();
    assertThat(night.contains(at(night, "2026-12-25T23:00"))).as("the holiday's evening").isFalse();
    assertThat(night.contains(at(night, "2026-12-26T05:59"))).as("the morning after").isFalse();
  }

  @Test
  void aWeekAroundTheClockIsOpenFor168Hours() {
    var open = calendar("Asia/Kolkata", "Mon-Sun 00:00-24:00");
    var from = at(open, "2026-11-18T13:37");
    assertThat(open.openTimeBetween(from, from.plus(Duration.ofDays(7))))
        .isEqualTo(Duration.ofDays(7));
    assertThat(open.plus(from, Duration.ofHours(100))).isEqualTo(from.plus(Duration.ofHours(100)));
  }

  @Test
  void theYearEndIsADayAsAnyOther() {
    var night = calendar("Europe/Berlin", holidays("2027-01-01"), "Thu-Fri 20:00-04:00");
    assertThat(night.openTimeBetween(at(night, "2026-12-31T00:00"), at(night, "2027-01-04T00:00")))
        .as("Thursday's shift into the new year; Friday is a holiday")
        .isEqualTo(Duration.ofHours(8));
    assertThat(office.plus(at(office, "2026-12-31T17:30"), HOUR))
        .isEqualTo(at(office, "2027-01-01T09:30"));
  }

  @Test
  void theLeapDayIsADayAsAnyOther() {
    var daily = calendar("America/New_York", "Mon-Sun 10:00-11:00");
    assertThat(daily.openTimeBetween(at(daily, "2028-02-28T00:00"), at(daily, "2028-03-02T00:00")))
        .isEqualTo(Duration.ofHours(3));
  }

  @Test
  void theHourThatTheClockSkipsIsNeverOpen() {
    var berlin = calendar("Europe/Berlin", "Sun 01:30-04:00");
    assertThat(
            berlin.openTimeBetween(at(berlin, "2026-03-29T00:00"), at(berlin, "2026-03-29T12:00")))
        .isEqualTo(Duration.ofMinutes(90));
    var skipped = calendar("Europe/Berlin", "Sun 02:00-03:00");
    assertThat(skipped.nextOpening(at(skipped, "2026-03-29T00:00")))
        .contains(at(skipped, "2026-04-05T02:00"));
  }

  @Test
  void hoursThatBeginInTheSkippedHourBeginWhenItIsOver() {
    var berlin = calendar("Europe/Berlin", "Sun 02:30-09:00");
    assertThat(berlin.nextOpening(at(berlin, "2026-03-29T00:00")))
        .contains(Instant.parse("2026-03-29T01:00:00Z"));
  }

  @Test
  void theHourThatTheClockRepeatsCountsTwice() {
    var newYork = calendar("America/New_York", "Sun 00:00-03:00");
    assertThat(
            newYork.openTimeBetween(
                at(newYork, "2026-11-01T00:00"), at(newYork, "2026-11-01T12:00")))
        .isEqualTo(Duration.ofHours(4));
    assertThat(newYork.plus(at(newYork, "2026-11-01T00:00"), Duration.ofHours(3)))
        .isEqualTo(Instant.parse("2026-11-01T07:00:00Z"));
  }

  @Test
  void hoursWithinTheRepeatedHourAreOpenBothTimes() {
    var newYork = calendar("America/New_York", "Sun 01:00-01:30");
    assertThat(newYork.openSpans(at(newYork, "2026-11-01T00:00"), at(newYork, "2026-11-02T00:00")))
        .toIterable()
        .containsExactly(
            new Span(Instant.parse("2026-11-01T05:00:00Z"), Instant.parse("2026-11-01T05:30:00Z")),
            new Span(Instant.parse("2026-11-01T06:00:00Z"), Instant.parse("2026-11-01T06:30:00Z")));
  }

  @Test
  void aClockMayChangeByHalfAnHour() {
    var island = calendar("Australia/Lord_Howe", "Sun 01:00-04:00");
    assertThat(
            island.openTimeBetween(at(island, "2026-04-05T00:00"), at(island, "2026-04-05T12:00")))
        .isEqualTo(Duration.ofMinutes(210));
    assertThat(
            island.openTimeBetween(at(island, "2026-10-04T00:00"), at(island, "2026-10-04T12:00")))
        .isEqualTo(Duration.ofMinutes(150));
  }

  @Test
  void aNightShiftOverTheChangeLastsAsLongAsItReallyDoes() {
    var night = calendar("Europe/Berlin", "Sat 22:00-06:00");
    assertThat(night.openTimeBetween(at(night, "2026-03-28T12:00"), at(night, "2026-03-29T12:00")))
        .isEqualTo(Duration.ofHours(7));
    assertThat(night.openTimeBetween(at(night, "2026-10-24T12:00"), at(night, "2026-10-25T12:00")))
        .isEqualTo(Duration.ofHours(9));
  }

  @Test
  void aZoneHalfAnHourOffIsOpenAtItsOwnHours() {
    var kolkata = calendar("Asia/Kolkata", "Mon-Fri 09:00-18:00");
    assertThat(kolkata.nextOpening(Instant.parse("2026-11-22T00:00:00Z")))
        .contains(Instant.parse("2026-11-23T03:30:00Z"));
  }

  @Test
  void aDateThatAZoneNeverHadIsNotOpen() {
    var apia = calendar("Pacific/Apia", "Fri 09:00-18:00");
    assertThat(apia.nextOpening(at(apia, "2011-12-29T12:00")))
        .contains(at(apia, "2012-01-06T09:00"));
  }

  @Test
  void anEmptyWindowHoldsNoTime() {
    var noon = at(office, "2026-11-20T12:00");
    assertThat(office.openTimeBetween(noon, noon)).isZero();
    var none = office.openSpans(noon, noon);
    assertThat(none.hasNext()).isFalse();
    assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aWindowThatRunsBackwardsIsRefused() {
    assertThatThrownBy(() ->
            office.openTimeBetween(
                Instant.parse("2026-11-20T12:00:00Z"), Instant.parse("2026-11-20T11:00:00Z")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the window ends at 2026-11-20T11:00:00Z, before it begins at 2026-11-20T12:00:00Z");
  }

  @Test
  void aWindowOfMoreThanAHundredYearsIsRefused() {
    assertThatThrownBy(() -> office.openSpans(Instant.EPOCH, Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("longer than the limit of 36525 days");
  }

  @Test
  void negativeBusinessTimeIsRefused() {
    assertThatThrownBy(() -> office.plus(Instant.EPOCH, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("business time PT-1S is negative; expected zero or more");
  }

  @Test
  void aCalendarThatNeverOpensAgainSaysSo() {
    var from = LocalDate.of(2026, 1, 1);
    var closed = IntStream.range(0, 40_000).mapToObj(from::plusDays).collect(Collectors.toSet());
    var never = calendar("Europe/Berlin", new Holidays(closed), "Mon-Sun 00:00-24:00");
    var now = at(never, "2026-11-20T12:00");
    assertThat(never.nextOpening(now)).isEmpty();
    assertThatThrownBy(() -> never.plus(now, HOUR))
        .isInstanceOf(DateTimeException.class)
        .hasMessage(
            "calendar \"support-hours\" is open for PT0S within the 36525 days after 2026-11-20T11:00:00Z; expected at"
                + " least PT1H");
    assertThat(never.whyClosed(now).orElseThrow())
        .isEqualTo(
            "Fri 2026-11-20 12:00 is a holiday of calendar \"support-hours\" (Europe/Berlin), which never opens again");
  }

  @Test
  void aClosedCalendarSaysWhyAndUntilWhen() {
    assertThat(office.whyClosed(at(office, "2026-11-20T12:00"))).isEmpty();
    assertThat(office.whyClosed(at(office, "2026-11-21T12:00")).orElseThrow())
        .isEqualTo(
            "Sat 2026-11-21 12:00 is outside the hours of calendar \"support-hours\" (Europe/Berlin), which opens Mon"
                + " 2026-11-23 09:00");
  }

  @Test
  void alwaysIsOpenForEver() {
    var always = new Always();
    var now = Instant.parse("2026-11-20T12:00:00Z");
    assertThat(always.contains(now)).isTrue();
    assertThat(always.nextOpening(now)).contains(now);
    assertThat(always.plus(now, HOUR)).isEqualTo(now.plus(HOUR));
    assertThat(always.openTimeBetween(now, now.plus(HOUR))).isEqualTo(HOUR);
    assertThat(always.openTimeBetween(now, now)).isZero();
    assertThat(always.whyClosed(now)).isEmpty();
    assertThat(always.name()).isEqualTo("always");
  }

  @Test
  void aCalendarWithoutHoursIsRefused() {
    assertThatThrownBy(() -> calendar("Europe/Berlin"))
        .hasMessage(
            "calendar \"support-hours\" has no hours, so it is never open; expected at least one day's");
  }

  @Test
  void hoursThatOverlapAreRefusedByName() {
    assertThatThrownBy(() -> calendar("Europe/Berlin", "Sat 09:00-12:00", "Sat 11:00-15:00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "calendar \"support-hours\": Sat 09:00-12:00 and Sat 11:00-15:00 overlap; expected hours apart from each"
                + " other");
    assertThatThrownBy(() -> calendar("Europe/Berlin", "Sun 22:00-06:00", "Mon 05:00-12:00"))
        .hasMessageContaining("Sun 22:00-06:00 and Mon 05:00-12:00 overlap");
    assertThatThrownBy(() -> calendar("Europe/Berlin", "Mon-Fri 09:00-18:00", "Wed 09:00-18:00"))
        .hasMessageContaining("Wed 09:00-18:00 and Wed 09:00-18:00 overlap");
  }

  @Test
  void hoursThatTouchAreFine() {
    var split = calendar("Europe/Berlin", "Fri 22:00-24:00", "Sat 00:00-06:00", "Sat 06:00-07:00");
    assertThat(split.openTimeBetween(at(split, "2026-11-20T12:00"), at(split, "2026-11-22T00:00")))
        .isEqualTo(Duration.ofHours(9));
  }

  @Test
  void theNameOfAlwaysIsTaken() {
    var zone = ZoneId.of("UTC");
    var hours = week("Mon 09:00-10:00");
    Stream.of("always", " ")
        .forEach(name ->
            assertThatThrownBy(() -> new BusinessHours(name, zone, hours, Holidays.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a name of its own"));
  }

  @Test
  void laterChangesToWhatItWasMadeFromDoNotReachIt() {
    var hours = week("Mon 09:00-10:00");
    var made = new BusinessHours("office", ZoneId.of("UTC"), hours, Holidays.NONE);
    hours.clear();
    assertThat(made.hours()).isEqualTo(week("Mon 09:00-10:00"));
    assertThat(made)
        .isEqualTo(
            new BusinessHours("office", ZoneId.of("UTC"), week("Mon 09:00-10:00"), holidays()));
  }

  @Test
  void holidaysAddUp() {
    assertThat(holidays("2026-12-25").and(holidays("2026-12-25", "2026-12-26")).dates())
        .isEqualTo(Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26)));
    assertThat(holidays()).isEqualTo(Holidays.NONE);
  }
}

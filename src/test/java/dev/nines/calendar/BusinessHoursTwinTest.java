package dev.nines.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The arithmetic agrees with a twin that counts minutes, on calendars made from seeds. */
class BusinessHoursTwinTest {

  private static final int SEEDS = 500;
  private static final Duration FAR = Duration.ofDays(8);

  @Test
  void anInstantIsOpenWhenTheLocalClockShowsOpenHours() {
    onManyCases(given -> {
      var at = given.from();
      for (var i = 0; i < 2 * 1440; i++, at = at.plus(1, ChronoUnit.MINUTES)) {
        assertThat(given.calendar().contains(at))
            .as("%s: %s", given, at)
            .isEqualTo(twin(given).isOpen(at));
      }
    });
  }

  @Test
  void businessTimeIsTheSumOfTheOpenMinutes() {
    onManyCases(given -> {
      var to = given.from().plus(given.random().nextInt(8 * 1440), ChronoUnit.MINUTES);
      assertThat(given.calendar().openTimeBetween(given.from(), to))
          .as("%s to %s", given, to)
          .isEqualTo(twin(given).openTimeBetween(given.from(), to));
    });
  }

  @Test
  void theNextOpeningIsTheFirstOpenMinute() {
    onManyCases(given -> {
      var limit = given.from().plus(FAR);
      assertThat(given.calendar().nextOpening(given.from()).filter(limit::isAfter))
          .as("%s", given)
          .isEqualTo(twin(given).nextOpening(given.from(), limit));
    });
  }

  @Test
  void aDueTimeIsWhereSoManyOpenMinutesHavePassed() {
    onManyCases(given -> {
      var minutes = given.random().nextInt(3 * 1440);
      var limit = given.from().plus(FAR);
      var due = given.calendar().plus(given.from(), Duration.ofMinutes(minutes));
      assertThat(due.isBefore(limit) ? due : null)
          .as("%s plus %d min", given, minutes)
          .isEqualTo(twin(given).plus(given.from(), minutes, limit).orElse(null));
    });
  }

  @Test
  void addingAndMeasuringAreInverseToTheNanosecond() {
    onManyCases(given -> {
      var random = given.random();
      var calendar = given.calendar();
      var from = given.from().plusNanos(random.nextInt(1_000_000_000));
      var length =
          Duration.ofMinutes(random.nextInt(20_000)).plusNanos(1 + random.nextInt(1_000_000_000));
      var due = calendar.plus(from, length);
      assertThat(calendar.openTimeBetween(from, due)).as("%s", given).isEqualTo(length);
      assertThat(calendar.openTimeBetween(from, due.minusNanos(1))).isEqualTo(length.minusNanos(1));
    });
  }

  @Test
  void spansAreOrderedDisjointAndOpenFromEndToEnd() {
    onManyCases(given -> {
      var calendar = given.calendar();
      var to = given.from().plus(FAR);
      var last = given.from();
      for (var open = calendar.openSpans(given.from(), to); open.hasNext(); ) {
        var span = open.next();
        assertThat(span.from()).as("%s", given).isAfterOrEqualTo(last);
        assertThat(calendar.contains(span.from())).isTrue();
        assertThat(calendar.contains(span.to().minusNanos(1))).isTrue();
        last = span.to();
      }
      assertThat(last).isBeforeOrEqualTo(to);
    });
  }

  private static void onManyCases(Consumer<RandomCase> fact) {
    for (var seed = 1; seed <= SEEDS; seed++) {
      fact.accept(RandomCase.of(seed));
    }
  }

  private static NaiveTwin twin(RandomCase given) {
    return new NaiveTwin(given.calendar());
  }
}

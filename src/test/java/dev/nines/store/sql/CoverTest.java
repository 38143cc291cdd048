package dev.nines.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.slo.Resolution;
import dev.nines.slo.Window;
import dev.nines.store.sql.Cover.Part;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverTest {

  private static Part part(Resolution resolution, String from, String to, boolean added) {
    return new Part(resolution, window(from, to), added);
  }

  private static Window window(String from, String to) {
    return new Window(Instant.parse(from), Instant.parse(to));
  }

  @Test
  void hoursAndMinutesArePutInAtTheEdges() {
    assertThat(Cover.of(window("2026-11-20T22:58:00Z", "2026-11-22T01:02:00Z"), false).parts())
        .containsExactly(
            part(Resolution.MINUTE, "2026-11-20T22:58:00Z", "2026-11-20T23:00:00Z", true),
            part(Resolution.HOUR, "2026-11-20T23:00:00Z", "2026-11-21T00:00:00Z", true),
            part(Resolution.DAY, "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z", true),
            part(Resolution.HOUR, "2026-11-22T00:00:00Z", "2026-11-22T01:00:00Z", true),
            part(Resolution.MINUTE, "2026-11-22T01:00:00Z", "2026-11-22T01:02:00Z", true));
  }

  @Test
  void whatAWiderSlotHasTooMuchIsTakenOut() {
    assertThat(Cover.of(window("2026-11-19T01:02:00Z", "2026-11-21T22:58:00Z"), false).parts())
        .containsExactly(
            part(Resolution.MINUTE, "2026-11-19T01:00:00Z", "2026-11-19T01:02:00Z", false),
            part(Resolution.HOUR, "2026-11-19T00:00:00Z", "2026-11-19T01:00:00Z", false),
            part(Resolution.DAY, "2026-11-19T00:00:00Z", "2026-11-22T00:00:00Z", true),
            part(Resolution.HOUR, "2026-11-21T23:00:00Z", "2026-11-22T00:00:00Z", false),
            part(Resolution.MINUTE, "2026-11-21T22:58:00Z", "2026-11-21T23:00:00Z", false));
  }

  @Test
  void theLastEdgeTakesNothingWhereNothingLiesBehindIt() {
    assertThat(Cover.of(window("2026-11-19T00:00:00Z", "2026-11-21T13:30:00Z"), true).parts())
        .containsExactly(
            part(Resolution.DAY, "2026-11-19T00:00:00Z", "2026-11-22T00:00:00Z", true));
  }

  @Test
  void aShortWindowIsMadeUpOfItsMinutes() {
    assertThat(Cover.of(window("2026-11-22T12:58:00Z", "2026-11-22T13:01:00Z"), false).parts())
        .containsExactly(
            part(Resolution.MINUTE, "2026-11-22T12:58:00Z", "2026-11-22T13:01:00Z", true));
    assertThat(Cover.of(window("2026-11-22T12:00:00Z", "2026-11-22T12:00:00Z"), false).parts())
        .isEmpty();
  }

  @Test
  void everyMinuteIsCountedOnceAndFewSlotsAreRead() {
    var random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      var from = Instant.ofEpochSecond(60L * (29_000_000 + random.nextInt(10_000)));
      var window = new Window(from, from.plusSeconds(60L * random.nextInt(8_000)));
      boolean last = random.nextBoolean();
      var cover = Cover.of(window, last);
      for (var part : cover.parts()) {
        assertThat(part.resolution().floor(part.window().from())).isEqualTo(part.window().from());
        assertThat(part.resolution().floor(part.window().to())).isEqualTo(part.window().to());
      }
      for (int minute = -3_000; minute < 11_000; minute += 7) {
        var at = from.plusSeconds(60L * minute);
        if (!last || at.isBefore(window.to())) {
          assertThat(times(cover, at)).isEqualTo(window.contains(at) ? 1 : 0);
        }
      }
      assertThat(slots(cover, Resolution.MINUTE)).isLessThanOrEqualTo(60);
      assertThat(slots(cover, Resolution.HOUR)).isLessThanOrEqualTo(24);
    }
  }

  private static int times(Cover cover, Instant at) {
    return cover.parts().stream()
        .filter(part -> part.window().contains(at))
        .mapToInt(part -> part.added() ? 1 : -1)
        .sum();
  }

  private static long slots(Cover cover, Resolution resolution) {
    return cover.parts().stream()
        .filter(part -> part.resolution() == resolution)
        .mapToLong(part -> part.window().length().dividedBy(resolution.length()))
        .sum();
  }
}

package dev.nines.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Journey;
import dev.nines.journey.JourneyFixture;
import dev.nines.slo.Outcomes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much of what went wrong one failure may have brought about. */
class PartsTest {

  private static final Parts PARTS =
      new Parts(List.of(journey("mail", 1), journey("web", 5), journey("chat", 60)));

  private static Journey journey(String name, int minutes) {
    return new JourneyFixture()
        .service(name)
        .interval(Duration.ofMinutes(minutes))
        .step(JourneyFixture.step("ask", "client", JourneyFixture.get("/"), Duration.ofSeconds(1)))
        .actor(JourneyFixture.actor("client", "http://localhost"))
        .journey(name);
  }

  private static Outcomes runs(int good, int bad) {
    return new Outcomes(good, 0, bad, 0, 0, 0);
  }

  private static int together(int minutes, Outcomes mail, Outcomes web, Outcomes chat) {
    return PARTS.together(
        new Measured(Map.of(), Map.of("mail", mail, "web", web, "chat", chat)), minutes);
  }

  @Test
  void itIsAsLongAsTheVerdictsOfThoseThatFailedStand() {
    assertThat(together(360, runs(359, 1), runs(72, 0), runs(6, 1))).isEqualTo(60);
    assertThat(together(360, runs(361, 0), runs(70, 3), runs(7, 0))).isEqualTo(5);
    assertThat(together(360, runs(359, 2), runs(73, 0), runs(7, 0))).isEqualTo(1);
  }

  @Test
  void whatFailedBeforeMayStandStill() {
    assertThat(together(60, runs(60, 1), runs(13, 0), Outcomes.NONE)).isEqualTo(60);
    assertThat(together(60, runs(60, 1), runs(13, 0), runs(1, 0))).isEqualTo(60);
    assertThat(together(60, runs(60, 1), runs(11, 0), runs(2, 0))).isEqualTo(5);
  }
}

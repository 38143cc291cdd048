package dev.nines.metrics;

import static dev.nines.metrics.Fixtures.get;
import static dev.nines.metrics.Fixtures.journey;
import static dev.nines.metrics.Fixtures.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Act;
import dev.nines.journey.Milestone;
import dev.nines.journey.Step;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForeseenTest {

  @Test
  void aJourneyOfTenStepsHasABoundedNumberOfSeries() {
    var exposition = new Exposition();
    var steps = IntStream.range(0, 10).mapToObj(number -> get("step " + number)).toList();
    new RunMetrics(exposition.registry, Fixtures.REGION)
        .load(journey("long", steps.toArray(Step[]::new)));
    var series = exposition.ofJourney("long");

    // Counters and gauges; and all lines, of which a histogram has one for each bucket.
    assertThat(series.stream().filter(line -> !line.contains("_duration_seconds"))).hasSize(143);
    assertThat(series).hasSize(395);
    assertThat(
            exposition.registry.getMeters().stream()
                .filter(meter -> "long".equals(meter.getId().getTag("journey"))))
        .hasSize(176);
  }

  @Test
  void onlyAMilestoneWithALimitCanBreakIt() {
    var milestones =
        Map.of(
            "kept", new Milestone("kept", "ask", "answer", Duration.ofSeconds(1)),
            "whole", new Milestone("whole", Milestone.START, Milestone.END, Duration.ofSeconds(2)),
            "measured", new Milestone("measured", Milestone.START, "ask", null));
    var foreseen =
        new Foreseen(
            journey(
                "chat",
                "chat",
                List.of(get("ask"), get("answer"), get("close")),
                milestones,
                List.of("http://localhost:1")));

    assertThat(foreseen.runs().stream().filter(key -> key.reason().equals(Reason.LIMIT.word())))
        .extracting(RunKey::step)
        .containsExactlyInAnyOrder("answer", "close");
  }

  @Test
  void aPauseFailsByTheDeadlineAloneAndAsksNobody() {
    var pause = step("wait", "customer", new Act.Pause(Duration.ofSeconds(1)), null);
    var foreseen = new Foreseen(journey("chat", pause));

    assertThat(foreseen.runs().stream().filter(key -> key.step().equals("wait")))
        .extracting(RunKey::reason)
        .containsExactly("deadline");
    assertThat(foreseen.attempts()).isEmpty();
    assertThat(foreseen.phases()).isEmpty();
  }

  @Test
  void aMessageIsWrongOnlyWhereSomethingIsExpectedOfIt() {
    var any = step("any", "customer", Fixtures.await(), null);
    var judged =
        new Step(
            "judged",
            "customer",
            Fixtures.await(),
            any.patience(),
            any.retry(),
            List.of(new Fixtures.Always()),
            Map.of(),
            null);
    var foreseen = new Foreseen(journey("chat", any, judged));

    assertThat(foreseen.runs().stream().filter(key -> key.reason().equals("wrong")))
        .extracting(RunKey::step)
        .containsExactly("judged");
    assertThat(foreseen.attempts().stream().filter(key -> key.client() == ClientVerdict.WRONG))
        .extracting(key -> key.step().name())
        .containsExactly("judged");
  }

  @Test
  void ofSeveralBaseAddressesEachIsABackend() {
    var foreseen =
        new Foreseen(
            journey(
                "chat",
                "chat",
                List.of(get("ask")),
                Map.of(),
                List.of("http://a.example:81/chat", "http://b.example", "not a url")));

    assertThat(foreseen.attempts().stream().map(AttemptKey::backend).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("a.example:81", "b.example");
  }
}

package dev.nines.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import dev.nines.incident.Stage.Resolved;
import dev.nines.incident.Subject.OfProber;
import dev.nines.journey.JourneyFixture;
import dev.nines.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Trouble of the prober itself: it has no journey to play. */
class ProberIncidentsTest {

  private final ManualTime time = new ManualTime();
  private final List<Incident> told = new ArrayList<>();
  private Incidents incidents = started();

  private Incidents started() {
    return new Incidents("eu-1", time, () -> "id-" + told.size(), told::add, _ -> {});
  }

  private void load(@Nullable String why, Incident... known) {
    var journey =
        new JourneyFixture()
            .step(JourneyFixture.step("send", JourneyFixture.get("/"), Duration.ofSeconds(1)))
            .journey("support-chat");
    incidents.replace(
        new Watching(
            why == null ? List.of(new Watched(journey, List.of(), AlertPolicy.OPEN)) : List.of(),
            List.of(),
            why),
        List.of(known));
  }

  private void pass(Duration length) {
    time.advance(length);
    incidents.beat();
  }

  @Test
  void aProberWithoutAJourneyIsTroubleOfItsOwnAfterThreeMinutes() {
    load("there is none among its files");
    incidents.beat();
    pass(Duration.ofSeconds(179));
    assertThat(told).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(told).hasSize(1);
    var incident = told.getFirst();
    assertThat(incident.subject()).isEqualTo(new OfProber("eu-1"));
    assertThat(incident.rule()).isEqualTo("nothing-loaded");
    assertThat(incident.concern()).isEqualTo(Concern.PROBER);
    assertThat(incident.severity()).isEqualTo(Severity.ERROR);
    assertThat(incident.passive()).contains(Duration.ofMinutes(3));
    assertThat(incident.observed())
        .isEqualTo(
            "for 3m no journey that runs in region eu-1 was loaded: there is none among its files");

    load(null);
    pass(Duration.ofSeconds(1));
    assertThat(told.getLast().stage()).isInstanceOf(Resolved.class);
  }

  @Test
  void aProberWhoseFilesWereNeverReadIsInTrouble() {
    pass(Duration.ofSeconds(1));
    pass(Duration.ofMinutes(3));
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().observed()).endsWith("its files were never read");
  }

  @Test
  void aFolderThatIsEmptyForAMomentIsNone() {
    load(null);
    pass(Duration.ofHours(1));
    load("there is none among its files");
    pass(Duration.ofMinutes(2));
    load(null);
    pass(Duration.ofMinutes(1));
    load("there is none among its files");
    pass(Duration.ofMinutes(2));
    assertThat(told).isEmpty();
  }

  @Test
  void whatStoodAtTheLastEndGoesOnWhereThereIsNoJourneyYet() {
    load("there is none among its files");
    pass(Duration.ofSeconds(1));
    pass(Duration.ofMinutes(3));
    var before = told.getFirst();

    incidents = started();
    load("there is none among its files", before);
    pass(Duration.ofMinutes(1));
    pass(Duration.ofMinutes(3));
    assertThat(told).extracting(Incident::id).containsOnly(before.id());
    assertThat(incidents.current()).extracting(Incident::id).containsExactly(before.id());

    load(null);
    pass(Duration.ofSeconds(1));
    assertThat(told.getLast().id()).isEqualTo(before.id());
    assertThat(told.getLast().stage()).isInstanceOf(Resolved.class);
  }

  @Test
  void somebodyTakesItUp() {
    load("there is none among its files");
    pass(Duration.ofSeconds(1));
    pass(Duration.ofMinutes(3));
    assertThat(incidents.acknowledge(told.getFirst().id(), "ann")).isPresent();
    assertThat(told.getLast().stage().word()).isEqualTo("acknowledged");
  }
}

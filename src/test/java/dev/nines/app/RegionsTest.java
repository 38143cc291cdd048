package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.alert.Severity;
import dev.nines.incident.Incident;
import dev.nines.incident.Reach.Joint;
import dev.nines.incident.Reach.Part;
import dev.nines.notify.message.Wording;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.store.History;
import dev.nines.store.SumOverRuns;
import dev.nines.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probers of several regions on one history, under a clock that the test turns. */
class RegionsTest {

  static final String FILES =
      """
      journey: support-chat
      title: A customer is answered
      service: chat
      interval: 30s
      steps:
        - get: http://localhost/
      alerts:
        confirm: 0
        consecutive: { failures: 2, recoveries: 1 }
        failures: off
        coverage: off
        no run: { for: 10m, severity: error }
        regions: 2
      """;

  private final ManualTime time = new ManualTime();
  private final SumOverRuns whole = new SumOverRuns();
  private final AtomicBoolean away = new AtomicBoolean();

  /** What all probers write to and read, as long as it is there. */
  private final History history = new Flaky(whole, away);

  private final List<RegionalProber> alive = new ArrayList<>();
  @TempDir Path files;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(files.resolve("journey.yaml"), FILES);
    Files.writeString(
        files.resolve("hook.yaml"), "receiver: hook\nwebhook: { url: http://localhost/ }\n");
  }

  private RegionalProber prober(String region) {
    var prober = new RegionalProber(region, time, whole, history, files);
    alive.add(prober);
    return prober;
  }

  /** So much time passes; everybody that is alive looks once a second. */
  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      time.advance(Duration.ofSeconds(1));
      alive.forEach(RegionalProber::beat);
    }
  }

  private void fail(RegionalProber... probers) {
    Arrays.stream(probers).forEach(each -> each.bad().bad());
  }

  private static List<Incident> joint(RegionalProber prober) {
    return prober.incidents().stream().filter(each -> each.reach() instanceof Joint).toList();
  }

  @Test
  void oneRegionAloneIsAnAdvisoryThatNobodyIsToldOf() {
    var eu = prober("eu");
    var us = prober("us");
    pass(10);
    fail(eu);
    pass(500);
    assertThat(eu.told).isEmpty();
    assertThat(us.told).isEmpty();
    assertThat(eu.incidents())
        .singleElement()
        .satisfies(part -> {
          assertThat(part.severity()).isEqualTo(Severity.ADVISORY);
          assertThat(part.reach()).isEqualTo(new Part(Severity.CRITICAL));
          assertThat(whole.documents().find("incident", part.id())).isPresent();
        });
  }

  @Test
  void whatTwoRegionsSeeIsToldOnceByTheFirstAndNamesBoth() {
    var eu = prober("eu");
    var us = prober("us");
    prober("ap");
    pass(10);
    fail(us);
    pass(20);
    fail(eu);
    pass(15);
    assertThat(us.letters()).containsExactly("opened critical us, eu");
    assertThat(Wording.of(us.told.getFirst()).headline())
        .isEqualTo(
            "[production] CRITICAL: not working for customers: A customer is answered (chat, us, eu)");
    assertThat(joint(us))
        .singleElement()
        .satisfies(incident -> {
          assertThat(incident.observed())
              .isEqualTo("in 2 of 3 regions (us, eu); us: 2 runs in a row failed");
          assertThat(incident.evidence()).isNotNull();
        });
    pass(60);
    assertThat(eu.told).isEmpty();
    assertThat(joint(eu)).isEmpty();
  }

  @Test
  void itIsOverWhenTooFewRegionsAreLeftAndTheRestIsAnAdvisory() {
    var eu = prober("eu");
    var us = prober("us");
    pass(10);
    fail(eu, us);
    pass(20);
    us.good();
    pass(20);
    assertThat(eu.letters()).containsExactly("opened critical eu, us", "resolved critical eu, us");
    assertThat(Wording.of(eu.told.getLast()).body()).contains("goes on as an advisory");
    assertThat(eu.incidents())
        .extracting(Incident::severity)
        .as("it is shown still")
        .containsExactly(Severity.ADVISORY);
    fail(us);
    pass(20);
    assertThat(eu.letters()).as("it comes back where it was told").hasSize(3);
    assertThat(eu.told.getLast().id()).isEqualTo(eu.told.getFirst().id());
    assertThat(us.told).isEmpty();
  }

  @Test
  void whoeverToldOfItTellsOfItsEndThoughItsOwnRegionRecoveredBefore() {
    var eu = prober("eu");
    var us = prober("us");
    var ap = prober("ap");
    pass(10);
    fail(eu, us, ap);
    pass(20);
    // They recover one after the other, as they do.
    var first = teller(eu, us, ap);
    first.good();
    pass(900);
    assertThat(first.letters()).doesNotContain("resolved critical eu, us");
    assertThat(joint(first)).hasSize(1);
    alive.forEach(RegionalProber::good);
    pass(20);
    assertThat(first.letters().getLast()).startsWith("resolved critical");
    alive.stream()
        .filter(each -> !each.equals(first))
        .forEach(other -> assertThat(other.told).isEmpty());
  }

  private static RegionalProber teller(RegionalProber... probers) {
    var tellers = Arrays.stream(probers).filter(each -> !each.told.isEmpty()).toList();
    assertThat(tellers).hasSize(1);
    return tellers.getFirst();
  }

  @Test
  void anotherRegionTellsWhereTheProberOfTheFirstEnds() {
    var eu = prober("eu");
    var us = prober("us");
    var ap = prober("ap");
    pass(10);
    fail(eu);
    pass(1);
    fail(us, ap);
    alive.remove(eu);
    pass(100);
    assertThat(eu.told).isEmpty();
    assertThat(teller(us, ap)).isEqualTo(ap);
    assertThat(ap.letters()).hasSize(1).first().asString().startsWith("opened critical");
    assertThat(joint(us)).isEmpty();
  }

  @Test
  void whoComesBackGoesOnTelling() {
    var eu = prober("eu");
    var us = prober("us");
    pass(10);
    fail(eu, us);
    pass(20);
    alive.remove(eu);
    pass(10);
    var again = prober("eu");
    pass(60);
    assertThat(again.told).as("all was told").isEmpty();
    assertThat(joint(again)).hasSize(1);
    again.good();
    us.good();
    pass(20);
    assertThat(again.letters()).containsExactly("resolved critical eu, us");
    assertThat(us.told).isEmpty();
  }

  @Test
  void whoIsAloneTellsForItself() {
    var eu = prober("eu");
    pass(10);
    fail(eu);
    pass(10);
    assertThat(eu.letters()).containsExactly("opened critical eu");
    assertThat(joint(eu))
        .extracting(Incident::observed)
        .containsExactly(
            "in eu; no other is heard of, and 2 regions should agree; eu: 2 runs in a row failed");
  }

  @Test
  void aRegionThatIsNotHeardOfIsNotWaitedFor() {
    var eu = prober("eu");
    var us = prober("us");
    pass(10);
    alive.remove(us);
    fail(eu);
    pass(60);
    assertThat(eu.letters()).containsExactly("opened critical eu");
  }

  @Test
  void whereTheHistoryIsAwayEachRegionTellsForItself() {
    var eu = prober("eu");
    var us = prober("us");
    pass(10);
    away.set(true);
    fail(eu);
    pass(20);
    assertThat(eu.told).as("it may be back at once").isEmpty();
    pass(60);
    assertThat(eu.letters()).containsExactly("opened critical eu");
    away.set(false);
    pass(60);
    assertThat(eu.letters()).as("the others are well").hasSize(2);
    assertThat(eu.letters().getLast()).startsWith("resolved");
    assertThat(us.told).isEmpty();
  }

  @Test
  void theProbersOwnTroubleIsToldByEach() {
    var eu = prober("eu");
    prober("us");
    pass(10);
    for (int i = 0; i < 6; i++) {
      eu.run(new Outcome.Inconclusive(Cause.NETWORK, "no route"));
    }
    assertThat(eu.incidents()).isEmpty();
    pass(45 * 60);
    assertThat(eu.letters()).contains("opened error eu");
    assertThat(eu.incidents()).extracting(Incident::rule).containsExactly("no-run");
  }

  @Test
  void whatWaitedForOthersIsToldWhereNobodyAsksThemAnyMore() throws IOException {
    var eu = prober("eu");
    prober("us");
    pass(10);
    fail(eu);
    pass(20);
    assertThat(eu.told).isEmpty();
    Files.writeString(files.resolve("journey.yaml"), FILES.replace("regions: 2", "regions: off"));
    eu.look();
    pass(10);
    assertThat(eu.letters()).containsExactly("opened critical eu");
    eu.good();
    pass(10);
    assertThat(eu.letters().getLast()).startsWith("resolved");
  }

  @Test
  void itIsTakenUpAsAnyOther() {
    var eu = prober("eu");
    var us = prober("us");
    pass(10);
    fail(eu, us);
    pass(20);
    eu.acknowledge(joint(eu).getFirst());
    pass(600);
    assertThat(eu.letters()).hasSize(2);
    assertThat(eu.letters().getLast()).startsWith("acknowledged");
    assertThat(us.told).isEmpty();
  }
}

package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.incident.FailingPart;
import dev.nines.incident.Incident;
import dev.nines.incident.IncidentJson;
import dev.nines.incident.Subject.OfService;
import dev.nines.notify.message.Wording;
import dev.nines.outcome.Outcome;
import dev.nines.store.SumOverRuns;
import dev.nines.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trouble of services as wholes, from files and runs to what receivers read. */
class ServiceAlertsTest {

  private static final String JOURNEY =
      """
      journey: %1$s
      title: A customer uses %1$s
      service: %2$s
      interval: 30s
      timeout: 20s
      steps: [{ get: http://localhost/ }]
      """;

  private static final String SILENT_RULES =
      "alerts: { confirm: 0, consecutive: off, failures: off, no run: off, coverage: off }\n";

  private static final String HELP =
      """
      service: help
      title: A customer in need finds somebody
      all: [chat, mail]
      objectives: [{ availability: 99.9% }]
      alerts:
        burn rate: [{ rate: 14.4, over: 1h, severity: critical }]
      """;

  private final ManualTime time = new ManualTime();
  private final SumOverRuns history = new SumOverRuns();
  @TempDir Path files;

  @BeforeEach
  void write() throws IOException {
    write("chat.yaml", JOURNEY.formatted("support-chat", "chat") + SILENT_RULES);
    write("mail.yaml", JOURNEY.formatted("mail-in", "mail") + SILENT_RULES);
    write("help.yaml", HELP);
    write("hook.yaml", "receiver: hook\nwebhook: { url: http://localhost/ }\n");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(files.resolve(file), text);
  }

  private RegionalProber prober() {
    return new RegionalProber("eu", time, history, history, files);
  }

  /** Both journeys run each half minute; the number of the minute says how they end. */
  private void minutes(
      RegionalProber prober, int minutes, IntFunction<Outcome> chat, IntFunction<Outcome> mail) {
    for (int minute = 0; minute < minutes; minute++) {
      for (int half = 0; half < 2; half++) {
        prober.run("support-chat", "chat", chat.apply(minute));
        prober.run("mail-in", "mail", mail.apply(minute));
        for (int second = 0; second < 30; second++) {
          time.advance(Duration.ofSeconds(1));
          prober.beat();
        }
      }
    }
  }

  private static Outcome good(int minute) {
    return new Outcome.Passed();
  }

  private static Outcome bad(int minute) {
    return RegionalProber.failed();
  }

  /** So the parts take turns: each is bad half of the time, the whole all of it. */
  private static Outcome even(int minute) {
    return minute % 2 == 0 ? bad(minute) : good(minute);
  }

  private static Outcome odd(int minute) {
    return even(minute + 1);
  }

  @Test
  void anIntegralServiceThatBurnsItsBudgetIsToldOnceAndItsEnd() {
    var prober = prober();
    minutes(prober, 60, ServiceAlertsTest::good, ServiceAlertsTest::good);
    assertThat(prober.told).isEmpty();

    minutes(prober, 9, ServiceAlertsTest::even, ServiceAlertsTest::odd);
    assertThat(prober.letters()).containsExactly("opened critical eu");
    prober.acknowledge(prober.incidents().getFirst());
    minutes(prober, 9, ServiceAlertsTest::even, ServiceAlertsTest::odd);
    assertThat(prober.incidents()).hasSize(1);
    var incident = prober.incidents().getFirst();
    assertThat(incident.subject())
        .isEqualTo(new OfService("help", "A customer in need finds somebody", "eu"));
    assertThat(incident.rule()).isEqualTo("burn-rate-1h");
    assertThat(incident.concern()).isEqualTo(Concern.CUSTOMERS);
    assertThat(incident.parts())
        .containsExactlyInAnyOrder(
            new FailingPart("chat", "support-chat"), new FailingPart("mail", "mail-in"));
    assertThat(incident.passive().orElseThrow())
        .as("it began when the first run failed")
        .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(9));
    var message = Wording.of(prober.told.getFirst());
    assertThat(message.headline())
        .isEqualTo(
            "[production] CRITICAL: failing too often for customers: A customer in need finds somebody (help, eu)");
    assertThat(message.body())
        .contains("Where: service help, region eu")
        .contains("chat (support-chat)")
        .contains("the error budget of 99.9 % availability burns")
        .contains("minutes missed it in 1h");

    minutes(prober, 9, ServiceAlertsTest::good, ServiceAlertsTest::good);
    assertThat(prober.letters())
        .containsExactly("opened critical eu", "acknowledged critical eu", "resolved critical eu");
  }

  @Test
  void aServiceThatNeedsOneOfItsPartsIsWellWithOne() throws IOException {
    write("help.yaml", HELP.replace("all:", "any:"));
    var prober = prober();
    minutes(prober, 40, ServiceAlertsTest::bad, ServiceAlertsTest::good);
    assertThat(prober.incidents()).isEmpty();
    minutes(prober, 9, ServiceAlertsTest::bad, ServiceAlertsTest::bad);
    assertThat(prober.letters()).containsExactly("opened critical eu");
  }

  @Test
  void aPartThatRunsSeldomIsEnoughWhileItIsWell() throws IOException {
    write("help.yaml", HELP.replace("all:", "any:"));
    write(
        "mail.yaml",
        JOURNEY.formatted("mail-in", "mail").replace("interval: 30s", "interval: 5m")
            + SILENT_RULES);
    var prober = prober();
    for (int minute = 0; minute < 60; minute++) {
      prober.run("support-chat", "chat", bad(minute));
      if (minute % 5 == 0) {
        prober.run("mail-in", "mail", good(minute));
      }
      for (int second = 0; second < 60; second++) {
        time.advance(Duration.ofSeconds(1));
        prober.beat();
      }
    }
    assertThat(prober.incidents()).isEmpty();
  }

  /** Both run every five minutes, the one two minutes after the other. */
  private RegionalProber seldom(String formula) throws IOException {
    write("help.yaml", HELP.replace("all:", formula));
    for (var part : List.of("chat", "mail")) {
      var journey = part.equals("chat") ? "support-chat" : "mail-in";
      write(
          part + ".yaml",
          JOURNEY.formatted(journey, part).replace("interval: 30s", "interval: 5m") + SILENT_RULES);
    }
    return prober();
  }

  private void seldom(
      RegionalProber prober, int minutes, IntFunction<Outcome> chat, IntFunction<Outcome> mail) {
    for (int minute = 0; minute < minutes; minute++) {
      if (minute % 5 == 0) {
        prober.run("support-chat", "chat", chat.apply(minute));
      } else if (minute % 5 == 2) {
        prober.run("mail-in", "mail", mail.apply(minute));
      }
      for (int second = 0; second < 60; second++) {
        time.advance(Duration.ofSeconds(1));
        prober.beat();
      }
    }
  }

  @Test
  void partsThatNeverRunInTheSameMinuteAreDownTogether() throws IOException {
    var prober = seldom("any:");
    seldom(prober, 60, ServiceAlertsTest::good, ServiceAlertsTest::good);
    seldom(prober, 30, ServiceAlertsTest::bad, ServiceAlertsTest::good);
    assertThat(prober.incidents()).as("one of them is enough").isEmpty();
    seldom(prober, 30, ServiceAlertsTest::bad, ServiceAlertsTest::bad);
    assertThat(prober.incidents())
        .flatExtracting(Incident::parts)
        .extracting(FailingPart::journey)
        .containsExactlyInAnyOrder("support-chat", "mail-in");
    seldom(prober, 15, ServiceAlertsTest::good, ServiceAlertsTest::good);
    assertThat(prober.incidents()).isEmpty();
  }

  @Test
  void oneFailedRunOfAPartThatRunsSeldomIsChance() throws IOException {
    var prober = seldom("all:");
    seldom(prober, 60, ServiceAlertsTest::good, ServiceAlertsTest::good);
    seldom(prober, 5, ServiceAlertsTest::bad, ServiceAlertsTest::good);
    seldom(prober, 20, ServiceAlertsTest::good, ServiceAlertsTest::good);
    assertThat(prober.told).isEmpty();
    seldom(prober, 30, ServiceAlertsTest::bad, ServiceAlertsTest::good);
    assertThat(prober.letters()).first().isEqualTo("opened critical eu");
  }

  @Test
  void aWholeWhosePartTellsAlreadyJoinsIt() throws IOException {
    write("chat.yaml", JOURNEY.formatted("support-chat", "chat"));
    var prober = prober();
    minutes(prober, 30, ServiceAlertsTest::good, ServiceAlertsTest::good);
    minutes(prober, 12, ServiceAlertsTest::bad, ServiceAlertsTest::good);
    assertThat(prober.incidents())
        .extracting(incident -> incident.subject().key())
        .contains("support-chat", "service/help");
    assertThat(prober.told.stream().map(notice -> notice.id()).distinct())
        .as("one trouble")
        .hasSize(1);
    assertThat(prober.told.getFirst().about()).isEqualTo("service chat");
    assertThat(prober.told.stream().filter(each -> each.kind().name().equals("OPENED"))).hasSize(1);
  }

  @Test
  void whoIsToldOfTheWholeHearsOfItWhereItJoinsAPart() throws IOException {
    write("team.yaml", "receiver: team\nwebhook: { url: http://localhost/ }\n");
    write(
        "chat.yaml",
        JOURNEY.formatted("support-chat", "chat")
            + "alerts: { severities: { critical: { escalate: [{ to: team }], remind: off } } }\n");
    write(
        "help.yaml",
        HELP + "  severities: { critical: { escalate: [{ to: hook }], remind: off } }\n");
    var prober = prober();
    minutes(prober, 30, ServiceAlertsTest::good, ServiceAlertsTest::good);
    minutes(prober, 9, ServiceAlertsTest::bad, ServiceAlertsTest::good);
    assertThat(prober.addressed).startsWith("team opened").contains("hook opened");
    assertThat(prober.addressed).filteredOn(each -> each.equals("team opened")).hasSize(1);
    assertThat(prober.told.stream().map(notice -> notice.id()).distinct()).hasSize(1);
  }

  @Test
  void aPartThatTellsLaterJoinsTheWhole() throws IOException {
    write(
        "chat.yaml",
        JOURNEY.formatted("support-chat", "chat") + "alerts: { confirm: 0, failures: off }\n");
    var prober = prober();
    minutes(prober, 40, ServiceAlertsTest::good, ServiceAlertsTest::good);
    minutes(prober, 9, ServiceAlertsTest::even, ServiceAlertsTest::bad);
    assertThat(prober.letters()).containsExactly("opened critical eu");
    minutes(prober, 5, ServiceAlertsTest::bad, ServiceAlertsTest::bad);
    assertThat(prober.incidents())
        .extracting(incident -> incident.subject().key())
        .contains("support-chat", "service/help");
    assertThat(prober.told.stream().map(notice -> notice.id()).distinct()).hasSize(1);
    assertThat(Wording.of(prober.told.getLast()).headline())
        .contains("service help, and 1 journey");
  }

  @Test
  void oneRegionAloneIsShownWhereTwoMustAgreeOnTheWhole() throws IOException {
    write("help.yaml", HELP + "  regions: 2\n");
    var eu = prober();
    var us = new RegionalProber("us", time, history, history, files);
    for (int minute = 0; minute < 10; minute++) {
      us.run("support-chat", "chat", good(minute)).run("mail-in", "mail", good(minute));
      both(eu, us, minute);
    }
    assertThat(eu.incidents())
        .extracting(incident -> incident.severity().word())
        .containsExactly("advisory");
    assertThat(eu.told).isEmpty();
    for (int minute = 0; minute < 10; minute++) {
      us.run("support-chat", "chat", bad(minute)).run("mail-in", "mail", bad(minute));
      both(eu, us, minute);
    }
    var joint = eu.told.getFirst().incidents().getFirst();
    assertThat(joint.regions()).containsExactlyInAnyOrder("eu", "us");
    assertThat(joint.parts())
        .containsExactlyInAnyOrder(
            new FailingPart("chat", "support-chat"), new FailingPart("mail", "mail-in"));
    assertThat(us.told).as("one of them tells").isEmpty();
  }

  private void both(RegionalProber eu, RegionalProber us, int minute) {
    eu.run("support-chat", "chat", bad(minute)).run("mail-in", "mail", bad(minute));
    for (int second = 0; second < 60; second++) {
      time.advance(Duration.ofSeconds(1));
      eu.beat();
      us.beat();
    }
  }

  @Test
  void aSilenceOfAllThatFailsSilencesTheWhole() throws IOException {
    write(
        "quiet.yaml",
        """
        silence: works
        reason: the mail server moves
        journeys: [mail-in]
        zone: UTC
        windows: [{ from: 1969-01-01T00:00, to: 2099-01-01T00:00 }]
        """);
    var prober = prober();
    minutes(prober, 30, ServiceAlertsTest::good, ServiceAlertsTest::good);
    minutes(prober, 9, ServiceAlertsTest::good, ServiceAlertsTest::bad);
    assertThat(prober.incidents()).hasSize(1);
    assertThat(prober.told).isEmpty();
    minutes(prober, 3, ServiceAlertsTest::bad, ServiceAlertsTest::bad);
    assertThat(prober.letters()).as("now the chat fails as well").hasSize(1);
  }

  @Test
  void aHistoryThatIsAwayConcludesNothing() {
    var away = new java.util.concurrent.atomic.AtomicBoolean();
    var prober = new RegionalProber("eu", time, history, new Flaky(history, away), files);
    minutes(prober, 10, ServiceAlertsTest::bad, ServiceAlertsTest::bad);
    assertThat(prober.incidents()).hasSize(1);
    var id = prober.incidents().getFirst().id();
    away.set(true);
    minutes(prober, 20, ServiceAlertsTest::good, ServiceAlertsTest::good);
    assertThat(prober.incidents()).extracting(Incident::id).containsExactly(id);
    away.set(false);
    minutes(prober, 2, ServiceAlertsTest::good, ServiceAlertsTest::good);
    assertThat(prober.incidents()).isEmpty();
  }

  @Test
  void aSuddenEndForgetsNothing() {
    var before = prober();
    minutes(before, 10, ServiceAlertsTest::bad, ServiceAlertsTest::bad);
    var id = before.incidents().getFirst().id();
    var after = prober();
    minutes(after, 3, ServiceAlertsTest::bad, ServiceAlertsTest::bad);
    assertThat(after.incidents()).extracting(Incident::id).containsExactly(id);
    assertThat(after.told).as("who was told is not told again").isEmpty();
    minutes(after, 9, ServiceAlertsTest::good, ServiceAlertsTest::good);
    assertThat(after.letters()).containsExactly("resolved critical eu");
  }

  @Test
  void whatFailedBeforeASuddenEndIsEvidenceAfterIt() {
    var before = prober();
    minutes(before, 60, ServiceAlertsTest::good, ServiceAlertsTest::good);
    var lastGood = time.instant().minusSeconds(30);
    minutes(before, 3, ServiceAlertsTest::bad, ServiceAlertsTest::bad);
    assertThat(before.incidents()).as("nobody knows yet").isEmpty();
    var after = prober();
    minutes(after, 6, ServiceAlertsTest::bad, ServiceAlertsTest::bad);
    var incident = after.incidents().getFirst();
    assertThat(incident.firstBad()).isEqualTo(lastGood.plusSeconds(30));
    assertThat(incident.lastGood()).isEqualTo(lastGood);
    assertThat(incident.evidence().failures()).as("of two journeys").isGreaterThanOrEqualTo(24);
  }

  @Test
  void anIncidentThatStoodBeforeASuddenEndLosesNoEvidenceByItAndEndsWhenItWasOver() {
    var before = prober();
    minutes(before, 8, ServiceAlertsTest::bad, ServiceAlertsTest::bad);
    var stood = before.incidents().getFirst();
    before.run("support-chat", "chat", bad(0));
    time.advance(Duration.ofSeconds(20));
    before.run("support-chat", "chat", good(0)).run("mail-in", "mail", good(0));
    var good = time.instant();
    time.advance(Duration.ofSeconds(10));
    var after = prober();
    minutes(after, 9, ServiceAlertsTest::good, ServiceAlertsTest::good);
    assertThat(after.incidents()).isEmpty();
    var ended = kept(stood.id());
    assertThat(ended.firstBad()).isEqualTo(stood.firstBad());
    assertThat(ended.evidence().failures()).as("the last of it too").isEqualTo(33);
    assertThat(ended.over()).isEqualTo(good);
  }

  private Incident kept(String id) {
    return IncidentJson.read(history.find("incident", id).orElseThrow().body());
  }

  private void writeLocal() throws IOException {
    Files.delete(files.resolve("help.yaml"));
    write("mail.yaml", JOURNEY.formatted("mail-in", "chat") + SILENT_RULES);
    write(
        "chat.yaml",
        JOURNEY.formatted("support-chat", "chat")
            + "alerts: { confirm: 0, failures: off, burn rate: off, no run: off, coverage: off }\n");
    write(
        "local.yaml",
        """
        service: chat
        title: Customers chat
        objectives: [{ availability: 99.9% }]
        """);
  }

  @Test
  void whatAJourneyToldBeforeASuddenEndItsServiceDoesNotTellAfterIt() throws IOException {
    writeLocal();
    var before = prober();
    minutes(before, 5, ServiceAlertsTest::bad, ServiceAlertsTest::good);
    assertThat(before.incidents()).extracting(each -> each.subject().word()).contains("journey");
    minutes(before, 2, ServiceAlertsTest::good, ServiceAlertsTest::good);
    assertThat(before.incidents()).isEmpty();
    var after = prober();
    minutes(after, 8, ServiceAlertsTest::good, ServiceAlertsTest::good);
    assertThat(after.letters()).isEmpty();

    minutes(after, 9, ServiceAlertsTest::even, ServiceAlertsTest::odd);
    assertThat(after.told.getFirst().about()).as("another trouble").isEqualTo("service chat");
  }
}

package dev.nines.notify.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.nines.alert.Receiver;
import dev.nines.alert.Receiver.Alertmanager;
import dev.nines.notify.Notice;
import dev.nines.notify.Notices;
import dev.nines.notify.TestNotice;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real Alertmanager makes of it. */
@QuarkusTest
@WithTestResource(value = Mailbox.class, scope = TestResourceScope.GLOBAL)
class AlertmanagerTest {

  @Inject ReceiverSender sender;
  @TempDir Path folder;

  @Test
  void anAlertStandsAndIsResolved() throws Exception {
    try (var real = RealAlertmanager.start(folder)) {
      var channel = new Alertmanager(List.of(real.address()), Map.of("team", "chat"));
      var receiver = new Receiver("cluster", channel, 30);
      var began = Instant.now().minusSeconds(90);

      sender.send(receiver, Notices.shifted(Notices.opened(), began));
      var alerts = real.alerts();
      assertThat(alerts).as("%s", alerts).hasSize(1);
      var alert = alerts.get(0);
      assertThat(alert.at("/labels/alertname").asText()).isEqualTo("NinesConsecutive");
      assertThat(alert.at("/labels/environment").asText()).isEqualTo("production");
      assertThat(alert.at("/labels/team").asText()).isEqualTo("chat");
      assertThat(alert.at("/annotations/summary").asText()).contains("not working for customers");
      assertThat(alert.at("/generatorURL").asText()).startsWith("https://nines.example.org/");
      assertThat(Instant.parse(alert.path("endsAt").asText()))
          .isAfter(Instant.now().plus(Duration.ofMinutes(3)));

      // Sent again, as each minute, it is the same alert.
      sender.send(receiver, Notices.shifted(Notices.opened(), began));
      assertThat(real.alerts()).hasSize(1);

      sender.send(receiver, Notices.shifted(Notices.resolved(), began.minusSeconds(700)));
      assertThat(real.alerts()).as("those that stand").isEmpty();
    }
  }

  /** It keeps the last that it reads. */
  @Test
  void whatIsOverDoesNotEndWhatStandsUnderTheSameLabels() {
    var standing = Notices.opened();
    var both = new ArrayList<>(standing.incidents());
    both.addAll(Notices.resolved().incidents());
    var notice =
        new Notice(
            standing.id(),
            standing.version(),
            standing.kind(),
            standing.about(),
            standing.severity(),
            standing.environment(),
            standing.region(),
            both,
            standing.at(),
            standing.link(),
            standing.runs(),
            standing.acknowledge());
    var now = Instant.parse("2026-03-02T10:00:00Z");
    for (var order : List.of(notice)) {
      var alerts = new AlertmanagerAlerts(Map.of()).of(order, now);
      assertThat(alerts).hasSize(1);
      assertThat(Instant.parse(alerts.get(0).path("endsAt").asText())).isAfter(now);
    }
  }

  @Test
  void aTestIsShownAndForgotten() throws Exception {
    try (var real = RealAlertmanager.start(folder)) {
      var receiver =
          new Receiver("cluster", new Alertmanager(List.of(real.address()), Map.of()), 30);
      sender.send(receiver, TestNotice.of("1", receiver, "production", "eu-1", Instant.now()));
      var alert = real.alerts().path(0);
      assertThat(alert.at("/labels/alertname").asText()).isEqualTo("NinesTest");
      assertThat(Instant.parse(alert.path("endsAt").asText()))
          .isBefore(Instant.now().plusSeconds(61));
    }
  }

  @Test
  void noNoticeIsRefusedForItsForm() throws Exception {
    try (var real = RealAlertmanager.start(folder)) {
      var receiver =
          new Receiver("cluster", new Alertmanager(List.of(real.address()), Map.of()), 30);
      for (Notice notice : Notices.all().values()) {
        assertThatCode(() -> sender.send(receiver, notice)).doesNotThrowAnyException();
      }
    }
  }
}

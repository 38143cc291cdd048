package dev.nines.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nines.alert.DeclaredReceiver;
import dev.nines.alert.Receiver;
import dev.nines.alert.Receiver.Alertmanager;
import dev.nines.alert.Receiver.Channel;
import dev.nines.alert.Receiver.Email;
import dev.nines.alert.Receiver.Opsgenie;
import dev.nines.alert.Receiver.PagerDuty;
import dev.nines.alert.Receiver.Slack;
import dev.nines.alert.Receiver.Telegram;
import dev.nines.alert.Receiver.Webhook;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiversTest {

  private static final Scope SCOPE =
      new Scope(
          Map.of(
              "env", Map.of("ALERTMANAGER", "http://am:9093/"),
              "secret",
                  Map.of(
                      "HOOK",
                      "https://hooks.slack.com/services/T/B/x",
                      "KEY",
                      "k",
                      "ODD",
                      "s3cr3t")));

  private static DeclaredReceiver declared(String channel) {
    var loaded =
        Journeys.load(
            List.of(
                SourceFile.of("a.yaml", "journey: a\nsteps:\n  - get: http://localhost/\n"),
                SourceFile.of("b.yaml", "receiver: on-call\n" + channel + "\n")));
    assertThat(loaded.problems()).isEmpty();
    return loaded.receivers().getFirst();
  }

  private static Channel channel(String text) throws EvaluationException {
    return declared(text).in(SCOPE).channel();
  }

  @Test
  void everyChannelHasItsKeys() throws EvaluationException {
    assertThat(
            channel(
                "alertmanager: { servers: [\"${env.ALERTMANAGER}\", http://b], labels: { team: chat } }"))
        .isEqualTo(
            new Alertmanager(
                List.of(URI.create("http://am:9093"), URI.create("http://b")),
                Map.of("team", "chat")));
    assertThat(channel("slack: { webhook: \"${secret.HOOK}\" }"))
        .isEqualTo(new Slack(URI.create("https://hooks.slack.com/services/T/B/x")));
    assertThat(channel("opsgenie: { key: \"${secret.KEY}\", responders: chat }"))
        .isEqualTo(
            new Opsgenie(URI.create("https://api.opsgenie.com"), "k", List.of("chat"), null));
    assertThat(
            channel("pagerduty: { key: \"${secret.KEY}\", api: https://events.eu.pagerduty.com }"))
        .isEqualTo(new PagerDuty(URI.create("https://events.eu.pagerduty.com"), "k", null));
    assertThat(channel("pagerduty: { key: k, callback: \"${secret.KEY}\" }"))
        .isEqualTo(new PagerDuty(URI.create("https://events.pagerduty.com"), "k", "k"));
    assertThat(channel("telegram: { token: \"${secret.KEY}\", chat: -100 }"))
        .isEqualTo(new Telegram(URI.create("https://api.telegram.org"), "k", "-100"));
    assertThat(channel("email: { to: [a@example.org, b@example.org] }"))
        .isEqualTo(new Email(List.of("a@example.org", "b@example.org")));
    assertThat(
            channel(
                "webhook:\n  url: http://localhost/hook\n  headers: { X-Key: \"${secret.KEY}\" }\n  body: '{notice.headline}'"))
        .isEqualTo(
            new Webhook(
                URI.create("http://localhost/hook"), Map.of("X-Key", "k"), "{notice.headline}"));
  }

  @Test
  void howManyMessagesAreReadIsDeclared() throws EvaluationException {
    assertThat(declared("email: { to: a@b }").in(SCOPE).hourly()).isEqualTo(Receiver.HOURLY);
    assertThat(declared("hourly: 5\nemail: { to: a@b }").hourly()).isEqualTo(5);
  }

  @Test
  void theSecretsThatItReadsAreKnown() {
    assertThat(declared("slack: { webhook: \"${secret.HOOK}\" }").secrets())
        .containsExactly("HOOK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ODD", "MISSING"})
  void whatIsNoAddressOrMissingIsSaidWithoutItsValue(String secret) {
    var receiver = declared("slack: { webhook: \"${secret." + secret + "}\" }");
    assertThatExceptionOfType(EvaluationException.class)
        .isThrownBy(() -> receiver.in(SCOPE))
        .withMessageContaining("secret." + secret)
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("s3cr3t"));
  }

  @Test
  void theReferencesExamplesLoad() {
    var blocks = Journeys.text(Path.of("docs/receivers.md")).split("```", -1);
    int whole = 0;
    for (int block = 1; block < blocks.length; block += 2) {
      var text = blocks[block].replaceFirst("yaml\n", "");
      if (text.startsWith("receiver:")) {
        whole++;
        assertThat(declared(text.replaceFirst(".*\n", "")).name()).isEqualTo("on-call");
      }
    }
    assertThat(whole).isEqualTo(8);
  }
}

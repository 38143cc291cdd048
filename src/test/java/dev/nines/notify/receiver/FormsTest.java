package dev.nines.notify.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.nines.cli.Golden;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;
import dev.nines.notify.Notices;
import dev.nines.notify.message.Wording;
import io.quarkus.mailer.Mail;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form that each channel is sent, one file for each kind of notice. */
class FormsTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opened",
        "pictured",
        "resolved",
        "hostile",
        "many",
        "blind",
        "nothing",
        "whole",
        "parts",
        "refused",
        "mended",
        "test"
      })
  void everyChannelHasItsForm(String name) throws IOException, NotSentException {
    var notice = Notices.all().get(name);
    golden(
        "alertmanager",
        name,
        new AlertmanagerAlerts(Map.of("team", "chat")).of(notice, Notices.NOON));
    golden("slack", name, SlackMessage.of(Wording.of(notice)));
    var resolved = notice.kind() == Notice.Kind.RESOLVED;
    golden(
        "opsgenie",
        name,
        resolved
            ? OpsgenieAlert.note(notice)
            : OpsgenieAlert.create(notice, List.of("chat", "night watch")));
    golden(
        "pagerduty", name, PagerDutyEvent.of(notice, resolved ? "resolve" : "trigger", "R0UT1NG"));
    golden("telegram", name, TelegramMessage.of(Wording.of(notice), "-100123"));
    golden("webhook", name, JSON.readTree(new WebhookBody(null, null).of(notice)));
    Golden.check(
        "notify", "email/" + name + ".txt", mail(MailMessage.of(notice, List.of("a@example.org"))));
  }

  private static void golden(String channel, String name, JsonNode json) throws IOException {
    Golden.check("notify", channel + "/" + name + ".json", json.toPrettyString() + "\n");
  }

  private static String mail(Mail mail) {
    var text = new StringBuilder();
    new TreeMap<>(mail.getHeaders())
        .forEach((header, values) ->
            text.append(header).append(": ").append(String.join(", ", values)).append('\n'));
    return text.append("Subject: ")
        .append(mail.getSubject())
        .append("\n\n")
        .append(mail.getText())
        .toString();
  }

  @Test
  void whatIsTakenUpIsSaidOfTheSameAlert() throws IOException {
    golden("opsgenie", "acknowledged", OpsgenieAlert.note(Notices.acknowledged()));
    golden(
        "pagerduty",
        "acknowledged",
        PagerDutyEvent.of(Notices.acknowledged(), "acknowledge", "R0UT1NG"));
  }

  @Test
  void nothingIsLongerThanItsServiceTakes() {
    var notice = Notices.longest();
    var message = Wording.of(notice);
    assertThat(SlackMessage.of(message).path("blocks"))
        .allSatisfy(block -> assertThat(block.at("/text/text").asText()).hasSizeLessThan(3_001));
    var telegram = TelegramMessage.of(message, "1").path("text").asText();
    assertThat(telegram).hasSizeLessThan(4_097).endsWith("Acknowledge</a>").contains("…");
    var opsgenie = OpsgenieAlert.create(notice, List.of());
    assertThat(opsgenie.path("message").asText()).hasSizeLessThan(131);
    assertThat(opsgenie.path("description").asText()).hasSizeLessThan(15_001);
    assertThat(PagerDutyEvent.of(notice, "trigger", "R").at("/payload/summary").asText())
        .hasSizeLessThan(1_025);
  }

  @Test
  void aTemplateFillsJsonAndEscapesWhatItFills() throws Exception {
    var body =
        new WebhookBody(
            """
            {
              "title": "{notice.headline}",
              "test": {notice.test},
              "runs": [{#for each in notice.incidents}"{each.latest.message}"{#if each_hasNext},{/if}{/for}]
            }
            """,
            null);
    assertThat(body.type()).isEqualTo("application/json");
    var json = JSON.readTree(body.of(Notices.hostile()));
    assertThat(json.path("title").asText()).isEqualTo(Wording.of(Notices.hostile()).headline());
    assertThat(json.at("/runs/0").asText()).contains("\"<open> & *ready*\"");
    assertThat(json.path("test").asBoolean(true)).isFalse();
  }

  @Test
  void aTemplateOfTextIsFilledAsItIs() throws Exception {
    var body = new WebhookBody("{notice.severity} in {notice.environment}: {notice.about}", null);
    assertThat(body.type()).startsWith("text/plain");
    assertThat(body.of(Notices.opened())).isEqualTo("critical in production: service chat-support");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{notice.headlin}",
        "{#if notice.test}open",
        "{notice.getClass}",
        "{inject:vertx}",
        "{config:quarkus.mailer.password}"
      })
  void aTemplateThatIsWrongSaysSoForGood(String template) {
    Assertions.assertThatExceptionOfType(NotSentException.class)
        .isThrownBy(() -> new WebhookBody(template, null).of(Notices.opened()))
        .matches(NotSentException::lasting)
        .withMessageStartingWith("the template of its body: ");
  }

  @Test
  void aRepeatIsKnownByItsKey() {
    Notice notice = Notices.opened();
    assertThat(Key.trouble(notice)).isEqualTo(Key.trouble(Notices.resolved()));
    assertThat(Key.message(notice)).isEqualTo(Key.trouble(notice) + "-7");
  }
}

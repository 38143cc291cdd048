package dev.nines.notify.receiver;

import dev.nines.alert.Receiver.Slack;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;
import dev.nines.notify.message.Wording;
import java.time.Duration;
import java.util.Set;

/** Writes into a channel of Slack. */
final class SlackWay implements Way {

  /** What Slack says, whatever the status, of a webhook or channel that will not come back. */
  private static final Set<String> GONE =
      Set.of(
          "no_service",
          "no_active_hooks",
          "no_team",
          "team_disabled",
          "invalid_token",
          "action_prohibited",
          "channel_not_found",
          "channel_is_archived",
          "posting_to_general_channel_denied",
          "invalid_payload",
          "no_text",
          "too_many_attachments",
          "user_not_found");

  private final SlackApi api;
  private final Answers answers;

  SlackWay(Slack channel, Duration timeout, Answers answers) {
    this.api = Clients.of(SlackApi.class, channel.webhook(), timeout);
    this.answers = answers;
  }

  @Override
  public void tell(Notice notice) throws NotSentException {
    var answer = answers.of(api.post(SlackMessage.of(Wording.of(notice)).toString()));
    var said = word(answer);
    if (GONE.contains(said)) {
      throw answer.forGood();
    }
    answer.require2xx();
    if (!said.isEmpty() && !said.equals("ok")) {
      throw answer.forNow();
    }
  }

  /** {@code ok} or an error's word, said as plain text or, by the like of Slack, as JSON. */
  private static String word(Answer answer) {
    var json = answer.json();
    if (!json.isObject()) {
      return answer.body().strip();
    }
    if (json.path("ok").asBoolean() || json.path("success").asBoolean()) {
      return "ok";
    }
    return json.path("error").asText("error");
  }

  @Override
  public void close() {
    Clients.close(api);
  }
}

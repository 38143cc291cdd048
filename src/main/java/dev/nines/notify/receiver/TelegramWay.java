package dev.nines.notify.receiver;

import dev.nines.alert.Receiver.Telegram;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;
import dev.nines.notify.message.Wording;
import java.time.Duration;

/** Writes into a chat of Telegram as a bot. */
final class TelegramWay implements Way {

  private final Telegram channel;
  private final TelegramApi api;
  private final Answers answers;

  TelegramWay(Telegram channel, Duration timeout, Answers answers) {
    this.channel = channel;
    this.api = Clients.of(TelegramApi.class, channel.api(), timeout);
    this.answers = answers;
  }

  @Override
  public void tell(Notice notice) throws NotSentException {
    var message = TelegramMessage.of(Wording.of(notice), channel.chat()).toString();
    var answer = paused(answers.of(api.sendMessage(channel.token(), message)));
    answer.require2xx();
    var json = answer.json();
    if (!json.path("ok").asBoolean()) {
      var code = json.path("error_code").asInt(500);
      throw new Answer(code, answer.body(), answer.retryAfter()).failure();
    }
  }

  /** Telegram says in the body when it may be asked again. */
  private static Answer paused(Answer answer) {
    var seconds = answer.json().at("/parameters/retry_after");
    return seconds.canConvertToLong() && seconds.isNumber()
        ? answer.pausing(Duration.ofSeconds(seconds.asLong()))
        : answer;
  }

  @Override
  public void close() {
    Clients.close(api);
  }
}

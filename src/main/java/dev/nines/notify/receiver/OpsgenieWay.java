package dev.nines.notify.receiver;

import dev.nines.alert.Receiver.Opsgenie;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;
import java.time.Duration;

/** Opens, acknowledges and closes alerts of Opsgenie, known again by their alias. */
final class OpsgenieWay implements Way {

  private final Opsgenie channel;
  private final OpsgenieApi api;
  private final Answers answers;

  OpsgenieWay(Opsgenie channel, Duration timeout, Answers answers) {
    this.channel = channel;
    this.api = Clients.of(OpsgenieApi.class, channel.api(), timeout);
    this.answers = answers;
  }

  @Override
  public void tell(Notice notice) throws NotSentException {
    switch (notice.kind()) {
      case OPENED, UPDATED, ESCALATED, REMINDED -> create(notice);
      case DIGEST -> {
        // A pager is kept busy by what stands alone.
        if (notice.stands()) {
          create(notice);
        } else {
          act(notice, "close");
        }
      }
      case ACKNOWLEDGED -> act(notice, "acknowledge");
      case RESOLVED -> act(notice, "close");
      case TEST -> {
        create(notice);
        // It has proven what it should; nobody shall have to close it.
        act(notice, "close");
      }
    }
  }

  private void create(Notice notice) throws NotSentException {
    var alert = OpsgenieAlert.create(notice, channel.responders()).toString();
    answers.of(api.create(key(), alert)).require2xx();
  }

  private void act(Notice notice, String action) throws NotSentException {
    var note = OpsgenieAlert.note(notice).toString();
    answers.of(api.act(key(), Key.trouble(notice), action, "alias", note)).require2xx();
  }

  private String key() {
    return "GenieKey " + channel.key();
  }

  @Override
  public void close() {
    Clients.close(api);
  }
}

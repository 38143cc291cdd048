package dev.nines.notify.receiver;

import dev.nines.alert.Receiver.PagerDuty;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;
import java.time.Duration;

/** Triggers, acknowledges and resolves alerts of PagerDuty, known again by their key. */
final class PagerDutyWay implements Way {

  private final PagerDuty channel;
  private final PagerDutyApi api;
  private final Answers answers;

  PagerDutyWay(PagerDuty channel, Duration timeout, Answers answers) {
    this.channel = channel;
    this.api = Clients.of(PagerDutyApi.class, channel.api(), timeout);
    this.answers = answers;
  }

  @Override
  public void tell(Notice notice) throws NotSentException {
    switch (notice.kind()) {
      case OPENED, UPDATED, ESCALATED, REMINDED -> event(notice, "trigger");
      case DIGEST -> {
        // A pager is kept busy by what stands alone.
        if (notice.stands()) {
          event(notice, "trigger");
        } else {
          event(notice, "resolve");
        }
      }
      case ACKNOWLEDGED -> event(notice, "acknowledge");
      case RESOLVED -> event(notice, "resolve");
      case TEST -> {
        event(notice, "trigger");
        // It has proven what it should; nobody shall have to resolve it.
        event(notice, "resolve");
      }
    }
  }

  private void event(Notice notice, String action) throws NotSentException {
    var event = PagerDutyEvent.of(notice, action, channel.key()).toString();
    answers.of(api.enqueue(event)).require2xx();
  }

  @Override
  public void close() {
    Clients.close(api);
  }
}

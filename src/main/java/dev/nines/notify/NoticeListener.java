package dev.nines.notify;

import dev.nines.incident.Incident;
import java.time.Instant;
import java.util.List;

/** Told of what is told; must be quick and must not call back. */
public interface NoticeListener {

  NoticeListener NONE =
      new NoticeListener() {
        @Override
        public void told(Notice.Kind kind, List<Incident> incidents, Instant at) {}

        @Override
        public void sent(String receiver, Notice notice, Instant at) {}

        @Override
        public void failed(String receiver) {}
      };

  /** Something is owed to receivers from now on. */
  void told(Notice.Kind kind, List<Incident> incidents, Instant at);

  /** A receiver took a notice. */
  void sent(String receiver, Notice notice, Instant at);

  /** A receiver did not take a notice; it will be sent again. */
  void failed(String receiver);
}

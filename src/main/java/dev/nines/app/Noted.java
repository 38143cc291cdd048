package dev.nines.app;

import dev.nines.incident.Incident;
import dev.nines.metrics.IncidentMetrics;
import dev.nines.notify.Notice;
import dev.nines.notify.NoticeListener;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Counts what receivers were told, and has incidents know of it.
 *
 * @param told takes up the incidents that a receiver was told of; may wait
 */
record Noted(IncidentMetrics metrics, BiConsumer<List<Incident>, Instant> told)
    implements NoticeListener {

  @Override
  public void told(Notice.Kind kind, List<Incident> incidents, Instant at) {}

  @Override
  public void sent(String receiver, Notice notice, Instant at) {
    metrics.sent(receiver, true);
    // On a thread of its own: whoever tells of an incident must not wait for who judges it.
    Thread.ofVirtual().name("told").start(() -> told.accept(notice.incidents(), at));
  }

  @Override
  public void failed(String receiver) {
    metrics.sent(receiver, false);
  }
}

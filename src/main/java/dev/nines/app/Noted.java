package dev.nines.app;

import dev.nines.incident.Incident;
import dev.nines.metrics.IncidentMetrics;
import dev.nines.notify.Notice;
import dev.nines.notify.NoticeListener;
import java.time.Instant;
import java.util.List;

/** Counts what receivers were told. */
record Noted(IncidentMetrics metrics) implements NoticeListener {

  @Override
  public void told(Notice.Kind kind, List<Incident> incidents, Instant at) {}

  @Override
  public void sent(String receiver) {
    metrics.sent(receiver, true);
  }

  @Override
  public void failed(String receiver) {
    metrics.sent(receiver, false);
  }
}

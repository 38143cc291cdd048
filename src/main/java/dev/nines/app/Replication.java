package dev.nines.app;

import dev.nines.share.Held;
import dev.nines.share.Lease;
import dev.nines.store.Document;
import dev.nines.store.Entry;
import dev.nines.store.HistoryException;
import dev.nines.store.Recorder;
import dev.nines.time.Clocks;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * One of several probers of a region and shard: plays what it holds, judges and tells where it
 * leads, and hands both over. Safe between threads.
 */
final class Replication {

  private static final Logger LOG = Logger.getLogger("nines.replicas");

  /** What is on its way to receivers and to the history may take so long when it ends. */
  private static final Duration FAREWELL = Duration.ofSeconds(4);

  private final Lease lease;
  private final Feed feed;
  private final Alerting alerting;
  private final Runnable reassign;
  private final Recorder recorder;
  private final String region;
  private final Clocks clocks;
  private Held before = Held.NOTHING;
  private boolean ended;

  /**
   * @param reassign takes up what the lease holds now; may block
   */
  Replication(
      Lease lease,
      Feed feed,
      Alerting alerting,
      Runnable reassign,
      Recorder recorder,
      String region,
      Clocks clocks) {
    this.lease = lease;
    this.feed = feed;
    this.alerting = alerting;
    this.reassign = reassign;
    this.recorder = recorder;
    this.region = region;
    this.clocks = clocks;
  }

  /** The lease was renewed, or was not. */
  synchronized void turned() {
    if (ended) {
      return;
    }
    var held = lease.held();
    if (!held.shares().equals(before.shares())) {
      reassign.run();
    }
    lead(held.leads(), before.leads());
    before = held;
  }

  private void lead(boolean leads, boolean led) {
    if (!leads) {
      if (led) {
        LOG.info("this replica does not judge and tell any more");
      }
      alerting.resign();
    } else if (alerting.resigned()) {
      try {
        // Before what stands is read: what ends meanwhile is judged after it.
        feed.from(lease.roster().lead().judged());
        alerting.assume();
      } catch (HistoryException e) {
        LOG.warnf("nothing is judged yet: %s", e.getMessage());
      }
    }
  }

  /** Judges what all replicas played; to be called about once a second. Blocks. */
  void judge() {
    if (judges()) {
      feed.poll(this::judges);
    }
  }

  private boolean judges() {
    return lease.held().leads() && !alerting.resigned();
  }

  /** Hands all of it over; blocks until what the others go on from is in the history. */
  void leave() throws InterruptedException {
    alerting.awaitQuiet(FAREWELL);
    synchronized (this) {
      ended = true;
      alerting.resign();
    }
    flush();
    lease.leave();
    reassign.run();
  }

  /** What is handed over to the recorder gets into the history in order; so this comes last. */
  private void flush() throws InterruptedException {
    var now = clocks.wall().instant();
    var last =
        recorder.record(
            new Entry.OfDocument(
                new Document(
                    "replica",
                    region + "/" + lease.replica().name(),
                    region,
                    now.toEpochMilli(),
                    now,
                    true,
                    "{\"ended\":\"" + now + "\"}")));
    try {
      last.get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf("the last of it is not in the history yet: %s", e);
    }
  }
}

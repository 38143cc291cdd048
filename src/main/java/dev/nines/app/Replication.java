package dev.nines.app;

import dev.nines.share.Held;
import dev.nines.share.Lease;
import dev.nines.store.Document;
import dev.nines.store.Entry;
import dev.nines.store.HistoryException;
import dev.nines.store.Recorder;
import dev.nines.time.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One of several probers of a region and shard: plays what it holds, judges and tells where it
 * leads, and hands both over. Safe between threads.
 */
final class Replication {

  private static final Logger LOG = Logger.getLogger("nines.replicas");

  /** What is on its way to receivers and to the history may take so long when it ends. */
  private static final Duration FAREWELL = Duration.ofSeconds(4);

  /** How long a turn may wait for the history; the lease is renewed only after it. */
  private static final Duration GLANCE = Duration.ofSeconds(1);

  /** A page that is sent twice is better than none: what is not written by then is given up. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** How long it may take to begin judging before that is trouble. */
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final Lease lease;
  private final Feed feed;
  private final Alerting alerting;
  private final Runnable reassign;
  private final Recorder recorder;
  private final String region;
  private final Clocks clocks;
  private final DeadMansSwitch deadMansSwitch;
  private Held before = Held.NOTHING;
  private @Nullable CompletableFuture<@Nullable Void> mark;
  private volatile @Nullable Instant waiting;
  private boolean ended;

  /**
   * @param reassign takes up what the lease holds now; may block
   * @param deadMansSwitch knows whether the history has what happened here
   */
  Replication(
      Lease lease,
      Feed feed,
      Alerting alerting,
      Runnable reassign,
      Recorder recorder,
      String region,
      Clocks clocks,
      DeadMansSwitch deadMansSwitch) {
    this.lease = lease;
    this.feed = feed;
    this.alerting = alerting;
    this.reassign = reassign;
    this.recorder = recorder;
    this.region = region;
    this.clocks = clocks;
    this.deadMansSwitch = deadMansSwitch;
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
      mark = null;
      waiting = null;
    } else if (alerting.resigned()) {
      if (waiting == null) {
        waiting = clocks.wall().instant();
      }
      if (written() && assumes()) {
        mark = null;
        waiting = null;
        deadMansSwitch.begin();
      }
    }
  }

  private boolean assumes() {
    try {
      // Before what stands is read: what ends meanwhile is judged after it.
      feed.from(lease.roster().lead().judged());
      return alerting.assume();
    } catch (HistoryException e) {
      LOG.warnf("nothing is judged yet: %s", e.getMessage());
      return false;
    }
  }

  /**
   * Whether the history has what was told here before the database was away: what is read from one
   * that has not would be told again.
   */
  private boolean written() {
    var last = mark;
    if (last == null) {
      last = mark("began");
      mark = last;
    }
    try {
      last.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException _) {
      // Looked at again below, and in the next turn.
    }
    if (last.isDone() && deadMansSwitch.keeps()) {
      return true;
    }
    var since = waiting;
    return since != null && since.plus(LONGEST).isBefore(clocks.wall().instant());
  }

  /** Why nothing is judged although it is for this replica to do; null where all is well. */
  @Nullable String trouble() {
    var since = waiting;
    return since != null && since.plus(IDLE).isBefore(clocks.wall().instant())
        ? "nothing is judged since " + since
        : null;
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
    try {
      mark("ended").get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf("the last of it is not in the history yet: %s", e);
    }
  }

  private CompletableFuture<@Nullable Void> mark(String what) {
    var now = clocks.wall().instant();
    return recorder.record(
        new Entry.OfDocument(
            new Document(
                "replica",
                region + "/" + lease.replica().name(),
                region,
                now.toEpochMilli(),
                now,
                true,
                "{\"" + what + "\":\"" + now + "\"}")));
  }
}

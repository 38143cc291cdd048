package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.Run;
import dev.nines.slo.Runs;
import dev.nines.store.RunFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FeedTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final List<RunFeed.Fed> kept = new ArrayList<>();
  private final List<Instant> judged = new ArrayList<>();
  private final Runs runs = new Runs(1);
  private final RunFeed history =
      new RunFeed() {
        @Override
        public long last(String region) {
          return kept.size();
        }

        @Override
        public List<Fed> after(String region, long place, int limit) {
          return kept.stream().filter(fed -> fed.place() > place).limit(limit).toList();
        }
      };

  private void kept(Instant scheduled) {
    kept.add(new RunFeed.Fed(kept.size() + 1, runs.any("chat", "eu-1", scheduled)));
  }

  private Feed feed() {
    var feed = new Feed(history, "eu-1", run -> judged.add(run.scheduled()), () -> NOON);
    feed.from(0);
    return feed;
  }

  @Test
  void whatIsLongPastIsPassedOver() {
    kept(NOON.minus(Duration.ofDays(7)));
    kept(NOON.minusSeconds(60));
    var feed = feed();
    feed.poll(() -> true);
    assertThat(judged).containsExactly(NOON.minusSeconds(60));
    assertThat(feed.place()).isEqualTo(2);
  }

  @Test
  void whoDoesNotLeadAnyMoreLeavesTheRestToTheNext() {
    for (int i = 0; i < 3; i++) {
      kept(NOON.minusSeconds(60 - i));
    }
    var feed = feed();
    feed.poll(() -> judged.size() < 2);
    assertThat(judged).hasSize(2);
    assertThat(feed.place()).isEqualTo(2);
  }

  @Test
  void theLeaseDoesNotWaitForRunsThatAreJudged() throws Exception {
    kept(NOON);
    var judging = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var feed = new Feed(history, "eu-1", _ -> hold(judging, go), () -> NOON);
    feed.from(0);
    var polling = Thread.ofVirtual().start(() -> feed.poll(() -> true));
    judging.await();
    assertThat(feed.place()).isZero();
    go.countDown();
    polling.join();
    assertThat(feed.place()).isEqualTo(1);
  }

  private static void hold(CountDownLatch judging, CountDownLatch go) {
    judging.countDown();
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRunThatCannotBeReadOrJudgedDoesNotStopThoseBehindIt() {
    kept(NOON.minusSeconds(3));
    kept.add(new RunFeed.Fed(2, null));
    kept(NOON.minusSeconds(1));
    var feed = new Feed(history, "eu-1", this::judgeButTheFirst, () -> NOON);
    feed.from(0);
    feed.poll(() -> true);
    assertThat(judged).containsExactly(NOON.minusSeconds(1));
    assertThat(feed.place()).isEqualTo(3);
  }

  private void judgeButTheFirst(Run run) {
    if (run.scheduled().equals(NOON.minusSeconds(3))) {
      throw new IllegalStateException("a fault of the judge");
    }
    judged.add(run.scheduled());
  }
}

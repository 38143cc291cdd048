package dev.nines.runner.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class PingsTest {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final ManualTime time = new ManualTime();
  private final List<ByteString> sent = new ArrayList<>();
  private final List<StreamEnd> ends = new ArrayList<>();
  private final Pings pings = new Pings(INTERVAL, time, sent::add, ends::add);

  @Test
  void aPingGoesOutEveryIntervalAsLongAsItIsAnswered() {
    pings.start();
    for (int i = 1; i <= 3; i++) {
      time.advance(INTERVAL);
      assertThat(sent).hasSize(i);
      pings.sent();
      pings.pong(sent.getLast());
    }
    assertThat(sent).doesNotHaveDuplicates();
    assertThat(ends).isEmpty();
  }

  @Test
  void anUnansweredPingIsTheEnd() {
    pings.start();
    time.advance(INTERVAL);
    pings.sent();
    time.advance(INTERVAL);

    assertThat(ends).containsExactly(StreamEnd.silent("no pong within 10s of a ping"));
    assertThat(sent).hasSize(1);
    assertThat(time.alarms()).isZero();
  }

  @Test
  void aPongThatAnswersNoPingIsNoSignOfLife() {
    pings.start();
    time.advance(INTERVAL);
    pings.sent();
    pings.pong(ByteString.EMPTY);
    time.advance(INTERVAL);

    assertThat(ends).hasSize(1);
  }

  @Test
  void aPingThatCannotBeSentIsTheEnd() {
    pings.start();
    time.advance(INTERVAL);
    time.advance(INTERVAL);

    assertThat(ends)
        .containsExactly(StreamEnd.silent("a ping could not be sent within 10s, it reads nothing"));
  }

  @Test
  void whatIsStoppedLeavesNoAlarm() {
    pings.start();
    pings.stop();
    time.advance(INTERVAL.multipliedBy(3));

    assertThat(sent).isEmpty();
    assertThat(ends).isEmpty();
    assertThat(time.alarms()).isZero();
  }
}

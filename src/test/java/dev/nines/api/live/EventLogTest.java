package dev.nines.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.api.live.EventLog.Reader;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.Direction;
import dev.nines.outcome.RunEvent.RetryAwaited;
import dev.nines.outcome.RunEvent.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventLogTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final EventLog log = new EventLog("cafe", 10);

  private static RunEvent event(String journey, int number) {
    return new RetryAwaited(Integer.toString(number), journey, "send", Duration.ofMillis(number));
  }

  private void tell(int from, int to) {
    IntStream.range(from, to).forEach(number -> log.accept(event("chat", number)));
  }

  private static boolean all(String journey) {
    return true;
  }

  private List<String> ids(Reader reader) throws InterruptedException {
    return reader.next(Duration.ZERO).events().stream().map(log::id).toList();
  }

  @Test
  void aReaderBeginsWithWhatHappensNext() throws InterruptedException {
    tell(0, 3);
    var reader = log.read(null, EventLogTest::all);
    assertThat(ids(reader)).isEmpty();
    tell(3, 5);
    assertThat(ids(reader)).containsExactly("cafe-3", "cafe-4");
    assertThat(ids(reader)).isEmpty();
  }

  @Test
  void aReaderResumesAfterTheLastEventThatItKnows() throws InterruptedException {
    tell(0, 5);
    assertThat(ids(log.read("cafe-2", EventLogTest::all))).containsExactly("cafe-3", "cafe-4");
    assertThat(ids(log.read("cafe-4", EventLogTest::all))).isEmpty();
  }

  @Test
  void aReaderThatFellBehindIsToldSoOnceAndGoesOnWithWhatIsKept() throws InterruptedException {
    var reader = log.read(null, EventLogTest::all);
    tell(0, 25);
    var batch = reader.next(LONG);
    assertThat(batch.missed()).isTrue();
    assertThat(batch.events()).hasSize(10).extracting(log::id).startsWith("cafe-15");
    tell(25, 26);
    assertThat(reader.next(LONG).missed()).isFalse();
  }

  @Test
  void whoKnowsAnIdOfAnotherProberHasMissedSomething() throws InterruptedException {
    for (var id : List.of("beef-2", "cafe-99", "cafe--1", "cafe-x", "cafe", "-", "", "🤷-1")) {
      var reader = log.read(id, EventLogTest::all);
      assertThat(reader.next(LONG).missed()).as(id).isTrue();
      assertThat(reader.next(Duration.ZERO).missed()).as(id).isFalse();
    }
    tell(0, 2);
    assertThat(ids(log.read("beef-2", EventLogTest::all))).containsExactly("cafe-0", "cafe-1");
  }

  @Test
  void aReaderIsToldOfTheJourneysThatItWants() throws InterruptedException {
    var reader = log.read(null, "login"::equals);
    tell(0, 2);
    log.accept(event("login", 2));
    assertThat(ids(reader)).containsExactly("cafe-2");
  }

  @Test
  void whatGoesOverTheWireIsNotTold() throws InterruptedException {
    var reader = log.read(null, EventLogTest::all);
    log.accept(new Wire("1", "chat", "send", Direction.SENT, "POST /"));
    assertThat(ids(reader)).isEmpty();
  }

  @Test
  void theEndIsToldWhenAllElseIs() throws InterruptedException {
    var reader = log.read(null, EventLogTest::all);
    tell(0, 1);
    log.close();
    var batch = reader.next(LONG);
    assertThat(batch.events()).hasSize(1);
    assertThat(batch.over()).isTrue();
  }

  @Test
  void manyReadersAtOnceSeeEverythingInOrder() throws Exception {
    var wide = new EventLog("cafe", 10_000);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var readers = new ArrayList<Future<List<String>>>();
      for (int i = 0; i < 200; i++) {
        var reader = wide.read(null, EventLogTest::all);
        readers.add(threads.submit(() -> seen(reader)));
      }
      try (var tellers = Executors.newFixedThreadPool(4)) {
        IntStream.range(0, 4)
            .forEach(teller ->
                tellers.execute(
                    () -> IntStream.range(0, 500).forEach(n -> wide.accept(event("chat", n)))));
      }
      wide.close();
      var all = IntStream.range(0, 2_000).mapToObj(n -> "cafe-" + n).toList();
      for (var reader : readers) {
        assertThat(reader.get()).isEqualTo(all);
      }
    }
  }

  private List<String> seen(Reader reader) throws InterruptedException {
    var seen = new ArrayList<String>();
    EventLog.Batch batch;
    do {
      batch = reader.next(LONG);
      batch.events().forEach(event -> seen.add(log.id(event)));
    } while (!batch.over());
    return seen;
  }
}

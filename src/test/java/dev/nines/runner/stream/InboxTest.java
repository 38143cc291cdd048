package dev.nines.runner.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.runner.stream.Inbox.Letter;
import dev.nines.runner.stream.Inbox.Watch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboxTest {

  private static final StreamEnd END = StreamEnd.closed("1000");

  private final Inbox inbox = new Inbox(new Bounds(3, 1_000, 10));

  @Test
  void messagesComeInOrderAndOnceToEachWatch() throws Exception {
    add("a", "b");
    try (var first = client();
        var second = client()) {
      assertThat(texts(first.next())).containsExactly("a", "b");
      add("c");
      assertThat(texts(first.next())).containsExactly("c");
      assertThat(texts(second.next())).containsExactly("a", "b", "c");
    }
  }

  @Test
  void aWatchWaitsForTheNextMessage() throws Exception {
    try (var watch = client()) {
      var next = soon(watch);
      add("a");
      assertThat(texts(next.get(5, TimeUnit.SECONDS))).containsExactly("a");
    }
  }

  @Test
  void aTakenMessageIsGoneForTheNextWatch() throws Exception {
    add("a", "b");
    try (var watch = client()) {
      assertThat(watch.take(watch.next().getFirst())).isTrue();
    }
    assertThat(texts(unseen())).containsExactly("b");
  }

  @Test
  void aMessageIsTakenOnce() throws Exception {
    add("a");
    try (var first = client();
        var second = client()) {
      var letter = first.next().getFirst();
      assertThat(second.take(second.next().getFirst())).isTrue();
      assertThat(first.take(letter)).isFalse();
    }
  }

  @Test
  void anOnlookerSeesWhatOthersTakeMeanwhile() throws Exception {
    var abandoned = new AtomicBoolean();
    try (var observer = inbox.watch(abandoned::get)) {
      abandoned.set(true);
      add("a");
      try (var retry = client()) {
        retry.take(retry.next().getFirst());
      }
      assertThat(texts(observer.next())).containsExactly("a");
    }
    inbox.end(END, 0);
    assertThat(unseen()).isEmpty();
  }

  @Test
  void aMessageGivenBackIsThereAgainInItsPlace() throws Exception {
    add("a", "b");
    Letter letter;
    try (var watch = client()) {
      letter = watch.next().getFirst();
      watch.take(letter);
    }
    try (var retry = client()) {
      assertThat(texts(retry.next())).containsExactly("b");
      inbox.giveBack(letter);
      assertThat(texts(retry.next())).containsExactly("a");
    }
    assertThat(texts(unseen())).containsExactly("a", "b");
  }

  @Test
  void theOldestAreDroppedAndCountedPastTheNumber() throws Exception {
    add("a", "b", "c", "d", "e");

    assertThat(texts(unseen())).containsExactly("c", "d", "e");
    assertThat(inbox.dropped()).isEqualTo(2);
  }

  @Test
  void theOldestAreDroppedPastTheSize() throws Exception {
    add("a".repeat(400), "b".repeat(400), "c".repeat(400));

    assertThat(unseen()).hasSize(2);
    assertThat(inbox.dropped()).isEqualTo(1);
  }

  @Test
  void theNewestStaysHoweverGreat() throws Exception {
    add("a", "b".repeat(5_000));

    assertThat(unseen()).hasSize(1);
    assertThat(inbox.dropped()).isEqualTo(1);
  }

  @Test
  void aTakenMessageIsTheFirstToGoAndIsNotCounted() throws Exception {
    add("a", "b", "c");
    try (var observer = inbox.watch(() -> true);
        var watch = client()) {
      watch.take(watch.next().get(1));
      add("d");
      assertThat(texts(observer.next())).containsExactly("a", "c", "d");
    }
    assertThat(inbox.dropped()).isZero();
  }

  @Test
  void aFloodStaysWithinTheBound() throws Exception {
    IntStream.range(0, 100_000).forEach(i -> add(Integer.toString(i)));

    assertThat(texts(unseen())).containsExactly("99997", "99998", "99999");
    assertThat(inbox.dropped()).isEqualTo(99_997);
  }

  @Test
  void whatCameBeforeTheEndIsStillThere() throws Exception {
    add("a");
    inbox.end(END, 7);
    try (var watch = client()) {
      assertThat(texts(watch.next())).containsExactly("a");
      assertThat(watch.next()).isEmpty();
    }
    assertThat(inbox.ending()).isEqualTo(new Inbox.Ending(END, 7));
  }

  @Test
  void theFirstEndIsTheOne() {
    assertThat(inbox.end(END, 7)).isTrue();
    assertThat(inbox.end(StreamEnd.cutOff("later"), 9)).isFalse();
    assertThat(inbox.ending()).isEqualTo(new Inbox.Ending(END, 7));
  }

  @Test
  void anEndWakesWhoWaits() throws Exception {
    try (var watch = client()) {
      var next = soon(watch);
      inbox.end(END, 0);
      assertThat(next.get(5, TimeUnit.SECONDS)).isEmpty();
    }
  }

  private Watch client() {
    return inbox.watch(() -> false);
  }

  private List<Letter> unseen() throws InterruptedException {
    try (var watch = client()) {
      return watch.next();
    }
  }

  private void add(String... texts) {
    for (var text : texts) {
      inbox.add(Message.text(text));
    }
  }

  private static CompletableFuture<List<Letter>> soon(Watch watch) {
    var next = new CompletableFuture<List<Letter>>();
    Thread.startVirtualThread(() -> {
      try {
        next.complete(watch.next());
      } catch (InterruptedException e) {
        next.completeExceptionally(e);
      }
    });
    return next;
  }

  private static List<String> texts(List<Letter> letters) {
    return letters.stream().map(letter -> letter.message().text()).toList();
  }
}

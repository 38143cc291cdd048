package dev.nines.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.alert.AlertRule.Kind;
import dev.nines.alert.Receiver;
import dev.nines.alert.Severity;
import dev.nines.alert.Silence;
import dev.nines.store.Entry;
import dev.nines.store.HistoryException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a silence keeps back, and what it does not. */
class SilencedTest {

  private static final Duration HOUR = Duration.ofHours(1);

  /** One rule alone, so that each trouble is one incident. */
  private static Post post() {
    var rules = new EnumMap<Kind, List<dev.nines.alert.AlertRule>>(Kind.class);
    for (var kind : Kind.values()) {
      rules.put(kind, List.of());
    }
    rules.put(Kind.CONSECUTIVE, List.of(new Consecutive(Severity.CRITICAL, 3, 2)));
    return new Post()
        .receivers("on-call")
        .policy(new AlertPolicy(OptionalInt.of(0), rules, Map.of()));
  }

  private static Silence silence(Post post, Set<String> journeys, Duration length) {
    var now = post.time.instant();
    return new Silence("s-1", journeys, Set.of(), now, now.plus(length), "ann", "new servers");
  }

  @Test
  void whatStandsWhenASilenceEndsIsToldThen() {
    var post = post().journey("chat", "chat").rounds(3);
    post.silence(silence(post, Set.of("chat"), HOUR)).rounds(4, "chat");
    // Two minutes of it are over.
    post.pass(Duration.ofMinutes(58).minusSeconds(1));
    assertThat(post.told()).isEmpty();
    assertThat(post.standing("chat").detected()).as("it is judged").isNotNull();
    post.pass(Duration.ofSeconds(1));
    assertThat(post.told()).containsExactly("on-call opened service chat");
  }

  @Test
  void whatIsOverBeforeASilenceEndsIsNeverTold() {
    var post = post().journey("chat", "chat").rounds(3);
    post.silence(silence(post, Set.of("chat"), HOUR)).rounds(4, "chat").rounds(4);
    post.pass(HOUR.multipliedBy(2));
    assertThat(post.told()).isEmpty();
  }

  @Test
  void whoWasToldBeforeASilenceIsToldOfTheEndInIt() {
    var post = post().journey("chat", "chat").rounds(3).rounds(4, "chat");
    post.silence(silence(post, Set.of("chat"), HOUR));
    post.pass(Duration.ofMinutes(40));
    assertThat(post.told()).as("nobody is raised or reminded").hasSize(1);
    post.rounds(3);
    assertThat(post.told())
        .containsExactly("on-call opened service chat", "on-call resolved service chat");
  }

  @Test
  void whoWasToldBeforeASilenceIsRemindedAfterIt() {
    var post = post().journey("chat", "chat").rounds(3).rounds(4, "chat");
    post.silence(silence(post, Set.of("chat"), HOUR));
    post.pass(HOUR.minusSeconds(1));
    assertThat(post.told()).hasSize(1);
    post.pass(Duration.ofSeconds(2));
    assertThat(post.told()).hasSize(2);
  }

  @Test
  void whatIsSilentIsNotInTheMessageOfItsNeighbour() {
    var post = post().journey("chat", "shop").journey("pay", "shop").rounds(3);
    post.silence(silence(post, Set.of("chat"), HOUR)).rounds(4, "chat", "pay");
    assertThat(post.told()).containsExactly("on-call opened service shop");
    assertThat(post.letters.getFirst().notice().incidents())
        .extracting(each -> each.subject().journey())
        .containsExactly("pay");
    post.rounds(4, "chat");
    assertThat(post.told())
        .as("those who were told hear of the end, though another one stands in silence")
        .containsExactly("on-call opened service shop", "on-call resolved service shop");
    post.pass(HOUR);
    assertThat(post.told()).hasSize(3).last().isEqualTo("on-call updated service shop");
    assertThat(post.letters.getLast().notice().stands()).isTrue();
  }

  @Test
  void whatIsOwedToAReceiverThatIsAwayIsKeptBackInASilence() {
    var post = post().journey("chat", "chat").rounds(3);
    post.away.add("on-call");
    post.rounds(4, "chat");
    post.silence(silence(post, Set.of("chat"), HOUR));
    post.away.clear();
    post.pass(HOUR.minusSeconds(1));
    assertThat(post.told()).isEmpty();
    post.pass(Duration.ofSeconds(2));
    assertThat(post.told()).hasSize(1);
  }

  @Test
  void anAlertmanagerIsNotMadeToTakeWhatIsSilencedToBeOver() {
    var post = post();
    post.receiver(
        new Receiver(
            "cluster",
            new Receiver.Alertmanager(List.of(URI.create("http://127.0.0.1")), Map.of()),
            Receiver.HOURLY));
    post.journey("chat", "chat").journey("pay", "pay").rounds(3).rounds(4, "chat");
    post.silence(silence(post, Set.of("chat", "pay"), HOUR));
    post.letters.clear();
    post.rounds(20, "chat", "pay");
    assertThat(post.told())
        .as("it is told again of what it knows, and of nothing new")
        .hasSizeGreaterThan(7)
        .allMatch(each -> each.startsWith("cluster ") && each.endsWith("service chat"));
  }

  @Test
  void anAlertmanagerIsToldInASilenceAfterAStartTooOfWhatItKnows() {
    var cluster =
        new Receiver(
            "cluster",
            new Receiver.Alertmanager(List.of(URI.create("http://127.0.0.1")), Map.of()),
            Receiver.HOURLY);
    var post = post();
    post.receiver(cluster).journey("chat", "chat").rounds(3).rounds(4, "chat");
    var again = new Post(post.time, post.history);
    again.receiver(cluster).silence(silence(post, Set.of("chat"), HOUR)).journey("chat", "chat");
    again.pass(Duration.ofMinutes(5));
    assertThat(again.told())
        .as("or it would take it to be over")
        .hasSizeGreaterThan(3)
        .contains("cluster reminded service chat")
        .allMatch(each -> each.startsWith("cluster "));
  }

  @Test
  void aSilenceIsInForceAgainAfterAStart() {
    var post = post();
    var book = new SilenceBook(post.history, "eu-west", post.time);
    var silence = silence(post, Set.of("chat"), HOUR);
    book.put(silence);
    var again = new SilenceBook(post.history, "eu-west", post.time);
    again.restore(post.history.documents());
    assertThat(again.standing()).containsExactly(silence);
    var elsewhere = new SilenceBook(post.history, "us-1", post.time);
    elsewhere.restore(post.history.documents());
    assertThat(elsewhere.standing()).isEmpty();
  }

  @Test
  void oneThatWasEndedOrIsOverIsNotInForceAfterAStart() {
    var post = post();
    var book = new SilenceBook(post.history, "eu-west", post.time);
    book.put(silence(post, Set.of("chat"), HOUR));
    assertThat(book.end("s-1")).isPresent();
    assertThat(book.end("s-1")).as("only once").isEmpty();
    var now = post.time.instant();
    book.put(new Silence("s-2", Set.of(), Set.of(), now, now.plus(HOUR), "ann", "a rehearsal"));
    post.time.advance(HOUR);
    var again = new SilenceBook(post.history, "eu-west", post.time);
    again.restore(post.history.documents());
    assertThat(again.standing()).isEmpty();
    assertThat(post.history.documents().open(SilenceBook.SILENCE, "eu-west"))
        .as("nothing more is expected of them")
        .isEmpty();
    var kept = post.history.documents().find(SilenceBook.SILENCE, "s-1").orElseThrow().body();
    assertThat(SilenceJson.ended(kept)).isEqualTo(now);
    assertThat(SilenceJson.read(kept).reason()).isEqualTo("new servers");
  }

  @Test
  void whatCannotBeKeptIsNotInForce() {
    var post = post();
    var dropped = new ArrayList<Entry>();
    var book =
        new SilenceBook(
            entry -> {
              dropped.add(entry);
              return CompletableFuture.failedFuture(new HistoryException("the disk is full"));
            },
            "eu-west",
            post.time);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> book.put(silence(post, Set.of("chat"), HOUR)))
        .withMessage("the silence could not be kept, so it is not in force: the disk is full");
    assertThat(book.standing()).isEmpty();
    assertThat(dropped).as("should it be written yet, its end is as well").hasSize(2);
  }
}

package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.api.Probing.Started;
import dev.nines.cli.GitPlace;
import dev.nines.fuzz.Overheard;
import dev.nines.journey.Journey;
import dev.nines.notify.Notice;
import dev.nines.notify.message.Wording;
import dev.nines.outcome.Outcome;
import dev.nines.practice.Faults;
import dev.nines.source.git.Access;
import dev.nines.source.git.Access.Token;
import dev.nines.source.git.GitServer;
import dev.nines.source.git.Remote;
import dev.nines.store.SumOverRuns;
import dev.nines.time.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Journeys from a repository behind a real server, to a prober that plays them. */
@Timeout(60)
class GitFeedTest {

  private static final Duration EVERY = Duration.ofMinutes(1);

  private final ManualTime time = new ManualTime();
  private final SumOverRuns history = new SumOverRuns();
  private final Queue<Notice> told = new ConcurrentLinkedQueue<>();
  @TempDir private Path folder;
  private GitServer server;
  private GitFeed feed;
  private Served prober;
  private @Nullable Path signers;

  @BeforeEach
  void serve() throws Exception {
    server = new GitServer(folder.resolve("remote"));
  }

  @AfterEach
  void stop() {
    end();
    server.close();
  }

  private void start() {
    start(false, Access.OPEN);
  }

  private void start(boolean partial, Access access) {
    var place =
        new GitPlace(
            new Remote(server.url(), null, "journeys"),
            access,
            folder.resolve("cache"),
            EVERY,
            partial,
            signers,
            () -> null);
    feed = GitFeed.open(place, Wiring.loader(), time.clocks());
    prober = new Served(folder, feed, history, history, (_, notice) -> told.add(notice));
  }

  private void end() {
    if (prober != null) {
      prober.close();
      feed.close();
      prober = null;
    }
  }

  /** As the scheduler does, until the repository was asked once more. */
  private void pass() {
    time.advance(EVERY.multipliedBy(2));
    feed.beat();
    prober.look();
  }

  private static String journey(String name) {
    return """
    journey: %s
    interval: 1h
    timeout: 5s
    actors:
      customer: { url: "${env.CHAT_URL}" }
    steps:
      - step: open chat
        as: customer
        post: /api/chats
        json: { topic: cards }
        expect: status == 201
    """
        .formatted(name);
  }

  private String push(String... files) throws Exception {
    return server.commit(files).name();
  }

  private List<String> names() {
    return prober.prober().editions().own().stream().map(Journey::name).toList();
  }

  private String revision() {
    return prober.prober().shown().revision();
  }

  private static String digits(String commit) {
    return commit.substring(0, 12);
  }

  private Outcome play(String name) throws Exception {
    var shown = prober.prober().shown();
    var asked = (Started) shown.ask(shown.journeys().get(name), Map.of());
    return asked.recorded().get(30, TimeUnit.SECONDS).outcome();
  }

  @Test
  void whatIsPushedIsPlayed() throws Exception {
    var first = push("journeys/chat.yaml", journey("chat"), "README.md", "ours");
    start();
    pass();
    assertThat(names()).containsExactly("chat");
    assertThat(revision()).isEqualTo(digits(first));
    assertThat(feed.state().commit()).isEqualTo(first);

    var second = push("journeys/more/web.yaml", journey("web"));
    pass();
    assertThat(names()).containsExactly("chat", "web");
    assertThat(revision()).isEqualTo(digits(second));
    assertThat(prober.prober().shown().paths())
        .as("paths are those of the repository")
        .containsEntry("chat", "journeys/chat.yaml")
        .containsEntry("web", "journeys/more/web.yaml");
    assertThat(play("web")).isInstanceOf(Outcome.Passed.class);
    assertThat(history.declarations().latest().getFirst().revision())
        .as("the history says which commit was played")
        .isEqualTo(digits(second));
  }

  @Test
  void theRepositoryIsAskedNowAndThenAndAtOnceWhereSomebodySaysSo() throws Exception {
    push("journeys/chat.yaml", journey("chat"));
    start();
    feed.beat();
    feed.beat();
    assertThat(feed.state().changed() + feed.state().same()).isEqualTo(1);
    time.advance(Duration.ofSeconds(53));
    feed.beat();
    assertThat(feed.state().same()).isZero();
    time.advance(Duration.ofSeconds(14));
    feed.beat();
    assertThat(feed.state().same()).isEqualTo(1);
    feed.hurry();
    feed.beat();
    assertThat(feed.state().same()).isEqualTo(2);
    assertThat(server.fetches()).as("what is there already is not fetched again").isEqualTo(1);
  }

  @Test
  void aCommitThatDoesNotLoadWholeLeavesTheOneBeforeInForce() throws Exception {
    var good = push("journeys/chat.yaml", journey("chat"));
    start();
    pass();
    var bad = push("journeys/chat.yaml", "journey: chat\n", "journeys/web.yaml", journey("web"));
    pass();

    assertThat(names()).as("nothing of it is played").containsExactly("chat");
    assertThat(play("chat")).isInstanceOf(Outcome.Passed.class);
    assertThat(revision()).isEqualTo(digits(good));
    var refused = feed.state().refused();
    assertThat(refused).isNotNull();
    assertThat(refused.commit()).isEqualTo(bad);
    assertThat(refused.author()).isEqualTo("Ada");
    assertThat(refused.problems())
        .allMatch(problem -> problem.startsWith("journeys/chat.yaml:1:1: "));

    var mended = push("journeys/chat.yaml", journey("chat"));
    pass();
    assertThat(names()).containsExactly("chat", "web");
    assertThat(revision()).isEqualTo(digits(mended));
    assertThat(feed.state().refused()).isNull();
  }

  @Test
  void anIncidentSaysWithWhichCommitItBegan() throws Exception {
    var commit =
        push(
            "journeys/chat.yaml",
            journey("chat").replace("1h", "1s").replace("5s", "900ms"),
            "journeys/room.yaml",
            "receiver: room\nslack: { webhook: \"http://127.0.0.1:1/\" }\n");
    start();
    prober.chat().faults(Faults.none().withErrorShare(1));
    pass();
    var notice = told.poll();
    while (notice == null) {
      prober.prober().beat();
      Thread.onSpinWait();
      notice = told.poll();
    }
    assertThat(notice.incidents().getFirst().revision()).isEqualTo(digits(commit));
    assertThat(Wording.of(notice).body()).contains("Journeys: of revision " + digits(commit));
  }

  @Test
  void whatIsTakenBackIsAsItWas() throws Exception {
    var good = push("journeys/chat.yaml", journey("chat"));
    start();
    pass();
    push("journeys/chat.yaml", "journey: chat\n");
    pass();
    assertThat(feed.state().refused()).isNotNull();

    server.reset(good);
    pass();
    assertThat(feed.state().refused()).isNull();
    assertThat(feed.state().commit()).isEqualTo(good);
    assertThat(play("chat")).isInstanceOf(Outcome.Passed.class);
  }

  @Test
  void aHistoryThatWasWrittenAnewIsFollowed() throws Exception {
    push("journeys/chat.yaml", journey("chat"));
    var base = push("journeys/web.yaml", journey("web"));
    push("journeys/web.yaml", journey("shop"));
    start();
    pass();
    assertThat(names()).containsExactly("chat", "shop");

    server.reset(base);
    var other = push("journeys/other.yaml", journey("other"));
    pass();
    assertThat(names()).containsExactly("chat", "other", "web");
    assertThat(revision()).isEqualTo(digits(other));
  }

  @Test
  void fileByFileWhereItIsWished() throws Exception {
    push("journeys/chat.yaml", journey("chat"));
    start(true, Access.OPEN);
    pass();
    var bad = push("journeys/chat.yaml", "journey: chat\n", "journeys/web.yaml", journey("web"));
    pass();
    assertThat(names()).containsExactly("chat", "web");
    assertThat(revision()).isEqualTo(digits(bad));
    assertThat(feed.state().refused()).isNull();
    assertThat(prober.prober().shown().broken())
        .singleElement()
        .satisfies(file -> {
          assertThat(file.path()).isEqualTo("journeys/chat.yaml");
          assertThat(file.kept()).isTrue();
        });
  }

  @Test
  void whereNothingIsPlayedYetABrokenCommitIsTakenFileByFile() throws Exception {
    push("journeys/chat.yaml", "journey: chat\n", "journeys/web.yaml", journey("web"));
    start();
    pass();
    assertThat(names()).containsExactly("web");
    assertThat(prober.prober().shown().broken()).hasSize(1);

    push("journeys/shop.yaml", journey("shop"));
    pass();
    assertThat(names())
        .as("once something is played, only what loads whole")
        .containsExactly("web");
    assertThat(feed.state().refused()).isNotNull();
  }

  @Test
  void aServerThatIsAwayKeepsNobodyFromPlaying() throws Exception {
    var commit = push("journeys/chat.yaml", journey("chat"));
    start();
    pass();
    var answered = feed.state().answered();
    server.away();
    pass();
    assertThat(feed.state().trouble()).isEqualTo("connection refused by 127.0.0.1");
    assertThat(feed.state().failed()).isEqualTo(1);
    assertThat(feed.state().answered()).as("it says how old it is").isEqualTo(answered);
    assertThat(play("chat")).isInstanceOf(Outcome.Passed.class);

    end();
    start();
    prober.look();
    assertThat(names()).as("nor after a start").containsExactly("chat");
    assertThat(revision()).isEqualTo(digits(commit));
    assertThat(feed.state().answered()).isEqualTo(answered);
    pass();
    assertThat(feed.state().trouble()).isEqualTo("connection refused by 127.0.0.1");
    assertThat(play("chat")).isInstanceOf(Outcome.Passed.class);
  }

  @Test
  void aRestartBesideABrokenCommitGoesOnWithTheGoodOne() throws Exception {
    var good = push("journeys/chat.yaml", journey("chat"));
    start();
    pass();
    push("journeys/chat.yaml", "journey: chat\n");
    pass();
    end();
    start();
    prober.look();
    assertThat(names()).containsExactly("chat");
    pass();
    assertThat(revision()).isEqualTo(digits(good));
    assertThat(feed.state().refused()).isNotNull();
  }

  @Test
  void withoutAnythingFetchedNothingIsPlayedUntilTheServerComes() throws Exception {
    push("journeys/chat.yaml", journey("chat"));
    server.lock("probe", "hunter2");
    start();
    pass();
    assertThat(prober.prober().editions().current()).isNull();
    assertThat(feed.state().commit()).isNull();
    assertThat(feed.state().answered()).isNull();

    server.unlock();
    pass();
    assertThat(names()).containsExactly("chat");
    assertThat(feed.state().trouble()).isNull();
  }

  @Test
  void aServerThatIsSlowHoldsNobodyUp() throws Exception {
    push("journeys/chat.yaml", journey("chat"));
    start();
    pass();
    push("journeys/web.yaml", journey("web"));
    feed.hurry();
    feed.beat();
    var held = server.hold();
    feed.hurry();
    var asking = Thread.ofVirtual().start(feed::beat);
    held.asked().await();
    time.advance(Duration.ofSeconds(90));
    assertThat(feed.busy()).isEqualTo(Duration.ofSeconds(90));
    prober.look();
    assertThat(names()).as("meanwhile what was in force goes on").containsExactly("chat");
    assertThat(play("chat")).isInstanceOf(Outcome.Passed.class);

    held.release().countDown();
    asking.join();
    assertThat(feed.busy()).isZero();
    prober.look();
    assertThat(names()).containsExactly("chat", "web");
  }

  @Test
  void probersThatWereStartedTogetherDoNotAskTogether() throws Exception {
    push("journeys/chat.yaml", journey("chat"));
    start();
    var waits = new TreeSet<Long>();
    feed.beat();
    for (int turn = 0; turn < 20; turn++) {
      long before = feed.state().same();
      long seconds = 0;
      while (feed.state().same() == before) {
        time.advance(Duration.ofSeconds(1));
        seconds++;
        feed.beat();
      }
      waits.add(seconds);
    }
    assertThat(waits).hasSizeGreaterThan(2).allMatch(wait -> wait >= 54 && wait <= 67);
  }

  @Test
  void aWrongTokenIsSaidAndNotShown() throws Exception {
    push("journeys/chat.yaml", journey("chat"));
    server.lock("probe", "hunter2");
    start(false, () -> new Token("probe", "hunter3"));
    pass();
    assertThat(feed.state().trouble())
        .isEqualTo("127.0.0.1 lets nobody in with the token of NINES_GIT_TOKEN");
    assertThat(feed.state().toString()).doesNotContain("hunter3");
  }

  @Test
  void anotherRepositorysCommitIsNotTakenFromTheCache() throws Exception {
    push("journeys/chat.yaml", journey("chat"));
    start();
    pass();
    end();
    var other =
        new GitPlace(
            new Remote(server.url(), "other", "journeys"),
            Access.OPEN,
            folder.resolve("cache"),
            EVERY,
            false,
            null,
            () -> null);
    try (var elsewhere = GitFeed.open(other, Wiring.loader(), time.clocks())) {
      assertThat(elsewhere.look()).isEmpty();
    }
  }

  @Test
  void manyBrokenCommitsLeaveNoHeap() throws Exception {
    push("journeys/chat.yaml", journey("chat"));
    start();
    pass();
    for (int commit = 0; commit < 5; commit++) {
      push("journeys/chat.yaml", "journey: chat " + commit + "\n");
      pass();
    }
    try (var all = Files.walk(folder.resolve("cache"))) {
      assertThat(all.filter(path -> path.endsWith("chat.yaml"))).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void aCacheThatCannotBeUsedIsSaid() throws IOException {
    Files.writeString(folder.resolve("cache"), "no folder");
    assertThatThrownBy(this::start)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("what is fetched cannot be kept in " + folder.resolve("cache"));
  }

  @Test
  void whoWatchesLearnsWhatIsInForceAndWhatIsRefused() throws Exception {
    var good = push("journeys/chat.yaml", journey("chat"));
    start();
    @Nullable String[] seen = new String[2];
    feed.watch(state -> {
      seen[0] = state.commit();
      seen[1] = state.refused() == null ? null : state.refused().commit();
    });
    assertThat(seen).containsOnlyNulls();
    pass();
    assertThat(seen).containsExactly(good, null);
    var bad = push("journeys/chat.yaml", "journey: chat\n");
    pass();
    assertThat(seen).containsExactly(good, bad);
  }

  @Test
  void onlyWhatIsSignedByWhoMayIsTaken() throws Exception {
    var generator = KeyPairGenerator.getInstance("Ed25519");
    var ann = generator.generateKeyPair();
    var stranger = generator.generateKeyPair();
    signers =
        Files.writeString(
            folder.resolve("signers"), "ann@example.com " + GitServer.line(ann) + "\n");
    push("journeys/chat.yaml", journey("chat"));
    start();
    pass();
    assertThat(prober.prober().editions().current())
        .as("not even where there is nothing else")
        .isNull();
    assertThat(feed.state().refused().problems()).containsExactly("it is not signed");

    var good = server.commitSigned(ann, "journeys/web.yaml", journey("web")).name();
    pass();
    assertThat(names()).containsExactly("chat", "web");
    assertThat(feed.state().commit()).isEqualTo(good);

    server.commitSigned(stranger, "journeys/shop.yaml", journey("shop"));
    pass();
    assertThat(names()).containsExactly("chat", "web");
    assertThat(feed.state().refused().problems())
        .containsExactly("who signed it is none of those who may");

    Files.delete(folder.resolve("signers"));
    server.commitSigned(ann, "journeys/late.yaml", journey("late"));
    pass();
    assertThat(names()).as("a file that is gone allows nobody").containsExactly("chat", "web");
    assertThat(feed.state().unjudged())
        .isEqualTo("the file of --git-signers: " + folder.resolve("signers") + " is not there");
    assertThat(feed.state().trouble()).as("the repository is not to blame").isNull();
    Files.writeString(folder.resolve("signers"), "ann@example.com " + GitServer.line(ann) + "\n");
    pass();
    assertThat(names()).containsExactly("chat", "late", "shop", "web");
  }

  @Test
  void aCommitIsTakenOnceItsSignerMay() throws Exception {
    var generator = KeyPairGenerator.getInstance("Ed25519");
    var ann = "ann@example.com " + GitServer.line(generator.generateKeyPair()) + "\n";
    var ben = generator.generateKeyPair();
    signers = Files.writeString(folder.resolve("signers"), ann);
    server.commitSigned(ben, "journeys/chat.yaml", journey("chat"));
    start();
    pass();
    assertThat(feed.state().refused().problems())
        .containsExactly("who signed it is none of those who may");
    pass();
    assertThat(prober.prober().editions().current()).isNull();

    Files.writeString(signers, ann + "ben@example.com " + GitServer.line(ben) + "\n");
    pass();
    assertThat(names()).as("without another commit").containsExactly("chat");
    assertThat(feed.state().refused()).isNull();
  }

  @Test
  void aSignersFileThatCannotBeReadIsNamedOnceAndTheRepositoryIsNot() throws Exception {
    var ann = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    signers = Files.writeString(folder.resolve("signers"), "ann " + GitServer.line(ann) + "\n");
    server.commitSigned(ann, "journeys/chat.yaml", journey("chat"));
    start();
    pass();
    var good = feed.state().commit();
    server.commitSigned(ann, "journeys/web.yaml", journey("web"));
    try (var log = new Overheard()) {
      for (var text : List.of("\u00e4", "ann ssh-ed25519 !\n", "")) {
        Files.writeString(signers, text, StandardCharsets.ISO_8859_1);
        pass();
        pass();
        assertThat(feed.state().unjudged()).startsWith("the file of --git-signers: " + signers);
        assertThat(feed.state().hindrance()).contains(signers.toString());
        assertThat(feed.state().trouble()).isNull();
        assertThat(feed.state().failed()).isZero();
        assertThat(names()).containsExactly("chat");
      }
      assertThat(log.taken())
          .contains("commit %s stays in force".formatted(digits(good)))
          .containsOnlyOnce("it is no text in UTF-8")
          .containsOnlyOnce("allows nobody")
          .doesNotContain("answers again", "cannot be fetched");
    }
    Files.writeString(signers, "ann " + GitServer.line(ann) + "\n");
    pass();
    assertThat(names()).containsExactly("chat", "web");
    assertThat(feed.state().hindrance()).isNull();
  }

  @Test
  void whatWasTakenFromAnybodyIsNotGoneOnWithWhereOnlySomeMay() throws Exception {
    push("journeys/chat.yaml", journey("chat"));
    start();
    pass();
    end();
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    signers =
        Files.writeString(
            folder.resolve("signers"), "ann@example.com " + GitServer.line(pair) + "\n");
    start();
    prober.look();
    assertThat(prober.prober().editions().current()).isNull();
  }
}

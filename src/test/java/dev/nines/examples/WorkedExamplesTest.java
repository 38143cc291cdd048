package dev.nines.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.practice.BackendFault;
import dev.nines.practice.Faults;
import dev.nines.practice.PracticeChat;
import dev.nines.practice.PracticeOptions;
import dev.nines.slo.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worked examples of the semantics, each by its number: a real chat with a fault switched on,
 * played by a real prober, the numbers taken from its counters and held against the account in its
 * database.
 */
class WorkedExamplesTest {

  private static final Offset<Double> EXACTLY = within(1e-9);

  /** The demo's conversation, its waits shortened. */
  private static final String CONVERSATION =
      """
      journey: support-chat
      service: chat-support
      interval: 30s
      timeout: 20s

      actors:
        customer: { url: "${env.CHAT}", timeout: 5s }
        operator: { url: "${env.CHAT}", timeout: 5s }

      when:
        require:
          - step: somebody is there
            get: /api/operators
            as: customer
            expect: json.online >= 1

      steps:
        - step: operator is online
          as: operator
          websocket: /ws/operator
          headers: { Authorization: "Bearer ${secret.OPERATOR_TOKEN}" }
        - step: open chat
          as: customer
          post: /api/chats
          json: { topic: cards }
          expect: [status == 201, json.state == "open"]
          store: { chat: json.id }
        - step: authenticate
          as: customer
          post: /api/chats/${chat}/login
          json: { user: "${secret.CUSTOMER}", password: "${secret.CUSTOMER_PASSWORD}" }
          dependency: login
        - step: send
          as: customer
          post: /api/chats/${chat}/messages
          json: { text: "synthetic ${run.id}" }
        - step: operator receives
          as: operator
          await: message.chat == chat && message.text.contains(run.id)
          timeout: 2s
          observe: 2s

      milestones:
        delivery: { from: send, to: operator receives, within: 2s }

      finally:
        - post: /api/chats/${chat}/close
          as: customer
          expect: status in [200, 404, 409]
      """;

  @TempDir private Path folder;
  private final PracticeChat chat = PracticeChat.start(PracticeOptions.defaults());

  @AfterEach
  void close() {
    chat.close();
  }

  /** Some time in which nothing changes, once every backend was asked. */
  private static void pass(Prober prober) throws InterruptedException {
    prober.check();
    prober.goOn(Duration.ofSeconds(20));
  }

  private Prober conversation(String... beside) {
    return new Prober(folder, CONVERSATION, Map.of("CHAT", chat.uri().toString()), beside);
  }

  @Test
  void example1OneOfThreeServersAnswers500AndTheClientRetriesOnTheNext() throws Exception {
    var servers = chat.backendUris();
    var journey =
        """
        journey: who-is-there
        interval: 10s
        actors:
          customer:
            url: ["%s", "%s", "%s"]
            timeout: 5s
            retry: 1
            backend: headers["x-backend"]
        steps:
          - step: ask
            as: customer
            get: /api/operators
        """
            .formatted(servers.get(0), servers.get(1), servers.get(2));
    var service =
        """
        service: who-is-there
        backends:
          check: { get: /health, expect: status == 200 }
          at: { b1: "%s", b2: "%s", b3: "%s" }
        """
            .formatted(servers.get(0), servers.get(1), servers.get(2));
    chat.faults(Faults.none().withBackend("b2", BackendFault.ERROR));
    try (var prober = new Prober(folder, journey, Map.of(), service)) {
      prober.play(6);
      pass(prober);

      var numbers = prober.numbers();
      assertThat(numbers.availability()).isEqualTo(100, EXACTLY);
      assertThat(numbers.runs("degraded")).isEqualTo(2);
      assertThat(numbers.runs("passed")).isEqualTo(4);
      assertThat(numbers.uptimeByRequests()).isEqualTo(75, EXACTLY);
      assertThat(numbers.uptimeByBackends()).isEqualTo(66.7, within(0.05));
      assertThat(numbers.uptimeByAll()).isZero();
    }
  }

  @Test
  void example1TheSameWhereTheServersAreKnownByTheirAnswers() throws Exception {
    var servers = chat.backendUris();
    var journey =
        """
        journey: who-is-there
        interval: 10s
        actors:
          customer: { url: ["%s", "%s", "%s"], timeout: 5s, retry: 1 }
        steps:
          - step: ask
            as: customer
            get: /api/operators
        """
            .formatted(servers.get(0), servers.get(1), servers.get(2));
    var service =
        """
        service: who-is-there
        backends: { by: 'headers["x-backend"]', names: [b1, b2, b3] }
        """;
    chat.faults(Faults.none().withBackend("b2", BackendFault.ERROR));
    try (var prober = new Prober(folder, journey, Map.of(), service)) {
      prober.play(6);
      prober.goOn(Duration.ofSeconds(20));

      var numbers = prober.numbers();
      assertThat(numbers.availability()).isEqualTo(100, EXACTLY);
      assertThat(numbers.uptimeByRequests()).isEqualTo(75, EXACTLY);
      assertThat(numbers.uptimeByBackends()).isEqualTo(66.7, within(0.05));
      assertThat(numbers.uptimeByAll()).isZero();
    }
  }

  @Test
  void example2OneOfThreePartitionsIsStuck() throws Exception {
    var service =
        """
        service: chat-support
        backends:
          check: { get: /health }
          at:
            p1: ${env.CHAT}/partitions/p1
            p2: ${env.CHAT}/partitions/p2
            p3: ${env.CHAT}/partitions/p3
        """;
    chat.faults(Faults.none().withStuckPartitions("p2"));
    try (var prober = conversation(service)) {
      prober.playTogether(6);
      pass(prober);

      var numbers = prober.numbers();
      assertThat(numbers.availability()).isEqualTo(66.7, within(0.05));
      assertThat(numbers.runs("failed", "limit", "operator receives")).isEqualTo(2);
      // As the requests say: every request was answered.
      assertThat(numbers.uptimeByRequests()).isEqualTo(100, EXACTLY);
      assertThat(numbers.uptimeByBackends()).isEqualTo(66.7, within(0.05));
      assertThat(numbers.uptimeByAll()).isZero();
    }
  }

  @Test
  void example3TheServerAlwaysAnswersAfter3sAndTheClientWaits1s() throws Exception {
    var journey =
        """
        journey: who-is-there
        interval: 10s
        actors:
          customer:
            url: ${env.CHAT}
            timeout: 1s
        steps:
          - step: ask
            as: customer
            get: /api/operators
            expect: status == 200
        """;
    var servers = chat.backendUris();
    var service =
        """
        service: who-is-there
        backends:
          check: { get: /health, timeout: 1s }
          at: { b1: "%s", b2: "%s", b3: "%s" }
        """
            .formatted(servers.get(0), servers.get(1), servers.get(2));
    chat.faults(Faults.none().withLateAnswers(Duration.ofSeconds(3)));
    try (var prober = new Prober(folder, journey, Map.of("CHAT", chat.uri().toString()), service)) {
      prober.playTogether(4);
      pass(prober);

      var numbers = prober.numbers();
      assertThat(numbers.availability()).isZero();
      assertThat(numbers.runs("failed", "timeout", "ask")).isEqualTo(4);
      assertThat(numbers.uptimeByRequests()).isEqualTo(100, EXACTLY);
      assertThat(numbers.attempts("timeout", "up")).isEqualTo(4);
      assertThat(numbers.uptimeByBackends()).isEqualTo(100, EXACTLY);
      assertThat(numbers.uptimeByAll()).isEqualTo(100, EXACTLY);
    }
  }

  /** Ten times slower than in the table, so that a busy machine's delays stay small beside it. */
  @Test
  void example4EachCallKeepsItsLimitAndAllTogetherBreakThePromise() throws Exception {
    var journey =
        """
        journey: three-calls
        interval: 10s
        actors:
          customer: { url: "${env.CHAT}", timeout: 2s }
        steps:
          - { step: first, as: customer, get: /api/operators }
          - { step: second, as: customer, get: /api/operators }
          - { step: third, as: customer, get: /api/operators }
        milestones:
          whole: { from: start, to: end, within: 5s }
        """;
    try (var prober = new Prober(folder, journey, Map.of("CHAT", chat.uri().toString()))) {
      chat.faults(Faults.none().withLatency(Duration.ofMillis(1_900)));
      prober.playTogether(3);

      var numbers = prober.numbers();
      assertThat(numbers.availability()).isZero();
      assertThat(numbers.runs("failed", "limit", "third")).isEqualTo(3);
      assertThat(numbers.attempts("ok", "up")).isEqualTo(9);
      assertThat(numbers.uptimeByRequests()).isEqualTo(100, EXACTLY);
    }
  }

  @Test
  void example5FourOperatorsAreOnlineWhereFiveAreUsual() throws Exception {
    chat.faults(Faults.none().withOperators(4));
    try (var prober = conversation()) {
      prober.play(3);

      var numbers = prober.numbers();
      assertThat(numbers.availability()).isEqualTo(100, EXACTLY);
      assertThat(numbers.runs("passed")).isEqualTo(3);
      assertThat(numbers.uptimeByRequests()).isEqualTo(100, EXACTLY);
    }
  }

  @Test
  void example6NoSuitableOperatorIsOnline() throws Exception {
    chat.faults(Faults.none().withNoOperators(true));
    try (var prober = conversation()) {
      prober.play(3);

      var numbers = prober.numbers();
      assertThat(numbers.runs("excluded")).isEqualTo(3);
      assertThat(numbers.runs("failed")).isZero();
      assertThat(numbers.coverage()).isEqualTo(100, EXACTLY);
      assertThat(numbers.uptimeByRequests()).isEqualTo(100, EXACTLY);
    }
  }

  /** Thirty times faster than in the table: the minute is 2 s. */
  @Test
  void example7AnOperatorIsOnlineAndTheMessageReachesNoneInTime() throws Exception {
    chat.faults(Faults.none().withDropMessages(true));
    try (var prober = conversation()) {
      var runs = prober.playTogether(2);

      var numbers = prober.numbers();
      assertThat(numbers.availability()).isZero();
      assertThat(numbers.runs("failed", "limit", "operator receives")).isEqualTo(2);
      assertThat(numbers.uptimeByRequests()).isEqualTo(100, EXACTLY);
      assertThat(runs.getFirst().outcome())
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> {
                assertThat(failed.reason()).isEqualTo(Reason.LIMIT);
                assertThat(failed.message()).startsWith("milestone \"delivery\"");
              });
    }
  }

  @Test
  void example8TheProbersOwnNetworkIsCut() throws Exception {
    try (var prober = conversation()) {
      prober.play(2);
      var before = prober.numbers();
      double availability = before.availability();
      double uptime = before.uptimeByRequests();
      assertThat(before.coverage()).isEqualTo(100, EXACTLY);

      prober.connected(false);
      chat.close(); // Nobody is reached any more.
      prober.play(2);

      var numbers = prober.numbers();
      assertThat(numbers.runs("inconclusive", "network", "")).isEqualTo(2);
      assertThat(numbers.availability()).isEqualTo(availability, EXACTLY);
      assertThat(numbers.uptimeByRequests()).isEqualTo(uptime, EXACTLY);
      assertThat(numbers.attempts("refused", "down")).isZero();
      assertThat(numbers.coverage()).isEqualTo(50, EXACTLY);
    }
  }

  @Test
  void example9TheLoginProviderIsDown() throws Exception {
    chat.faults(Faults.none().withLoginDown(true));
    try (var prober = conversation()) {
      prober.play(3);

      var down = prober.numbers();
      assertThat(down.availability()).isZero();
      assertThat(down.runs("failed", "error", "authenticate")).isEqualTo(3);
      // Of the five requests of each run, the precondition's and the teardown's among them, one
      // was answered with an error.
      assertThat(down.uptimeByRequests()).isEqualTo(80, EXACTLY);

      chat.faults(Faults.none());
      prober.play(3);

      assertThat(prober.numbers().availability()).isEqualTo(50, EXACTLY);
      assertThat(prober.numbers().ownAvailability()).isEqualTo(100, EXACTLY);
    }
  }

  /** The time that passes in silence is skipped. */
  @Test
  void example10NothingFailsAndNothingSucceeds() throws Exception {
    try (var prober = conversation()) {
      prober.play(2);
      prober.goOn(Duration.ofHours(2));

      var later = prober.books().begin().plus(Duration.ofMinutes(10));
      var silence = new Window(later, later.plus(Duration.ofMinutes(3)));
      var numbers = prober.books().report(silence).journeys().getFirst().numbers();
      assertThat(numbers.availability()).as("no new value").isNull();
      assertThat(numbers.uptime().requests()).isNull();
      assertThat(numbers.runs().good() + numbers.runs().bad()).isZero();
      assertThat(numbers.coverage().due()).as("called for all the same").isBetween(6L, 8L);
      assertThat(numbers.coverage().value()).as("silence is no health").isZero();
    }
  }
}

package dev.nines.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.practice.Visitor.Answer;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private final PracticeChat chat =
      PracticeChat.start(PracticeOptions.defaults().withSimulatedOperators(0));
  private final Visitor customer = new Visitor(chat.uri());

  @AfterEach
  void end() {
    customer.close();
    chat.close();
  }

  @Test
  void latencyDelaysTheApiAndNothingElse() {
    chat.faults(Faults.none().withLatency(Duration.ofMillis(300)));
    assertThat(millis(() -> customer.openChat("cards"))).isGreaterThanOrEqualTo(300);
    chat.faults(Faults.none().withLatency(Duration.ofMinutes(10)));
    assertThat(customer.get("/health").status()).isEqualTo(200);
    assertThat(customer.get("/").status()).isEqualTo(200);
    assertThat(customer.get("/faults").text("latency")).isEqualTo("10m");
  }

  @Test
  void lateAnswersAreRightAndLate() {
    chat.faults(Faults.none().withLateAnswers(Duration.ofMillis(300)));
    try (Visitor direct = new Visitor(chat.backendUris().getFirst())) {
      assertThat(millis(() -> assertThat(direct.get("/health").status()).isEqualTo(200)))
          .isGreaterThanOrEqualTo(300);
      assertThat(millis(() -> assertThat(direct.openChat("cards")).isEqualTo("1")))
          .isGreaterThanOrEqualTo(300);
    }
  }

  @Test
  void whoDoesNotWaitForALateAnswerHarmsNobody() {
    chat.faults(Faults.none().withLateAnswers(Duration.ofMillis(200)));
    assertThatThrownBy(() -> customer.send("GET", "/api/operators", null, Duration.ofMillis(20)))
        .hasRootCauseInstanceOf(HttpTimeoutException.class);
    assertThat(customer.get("/api/operators").status()).isEqualTo(200);
  }

  @Test
  void aStuckPartitionSaysSoAndTheOthersAreUp() {
    chat.faults(Faults.none().withStuckPartitions("p2"));
    assertThat(customer.get("/partitions/p1/health").json())
        .isEqualTo(new JsonObject().put("status", "UP").put("partition", "p1"));
    assertThat(customer.get("/partitions/p2/health").status()).isEqualTo(503);
    assertThat(customer.get("/partitions/p2/health").text("status")).isEqualTo("DOWN");
    assertThat(customer.get("/partitions/p4/health").status()).isEqualTo(404);
    chat.faults(Faults.none().withLateAnswers(Duration.ofMillis(300)));
    assertThat(
            millis(() -> assertThat(customer.get("/partitions/p2/health").status()).isEqualTo(200)))
        .isGreaterThanOrEqualTo(300);
  }

  @Test
  void aShareOfTheRequestsFailsAndAlwaysTheSame() {
    chat.faults(Faults.none().withErrorShare(0.3));
    List<Integer> first = statuses(200);
    assertThat(first.stream().filter(status -> status == 500).count()).isBetween(40L, 80L);
    chat.faults(Faults.none());
    assertThat(statuses(10)).containsOnly(200);
    chat.faults(Faults.none().withErrorShare(0.3));
    assertThat(statuses(200)).isEqualTo(first);
    chat.faults(Faults.none().withErrorShare(1));
    assertThat(statuses(10)).containsOnly(500);
  }

  @Test
  void aBackendWithErrorsAnswers500() {
    chat.faults(Faults.none().withBackend("b2", BackendFault.ERROR));
    assertThat(statuses(6)).containsExactly(200, 500, 200, 200, 500, 200);
    try (Visitor sick = new Visitor(chat.backendUris().get(1))) {
      Answer health = sick.get("/health");
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.json())
          .isEqualTo(new JsonObject("{\"status\": \"DOWN\", \"backend\": \"b2\"}"));
      assertThat(sick.get("/api/operators").status()).isEqualTo(500);
      assertThat(sick.get("/api/operators").backend()).isEqualTo("b2");
    }
    assertThat(customer.get("/health").json())
        .isEqualTo(
            new JsonObject(
                "{\"status\":\"UP\",\"backends\":{\"b1\":\"UP\",\"b2\":\"DOWN\",\"b3\":\"UP\"}}"));
  }

  @Test
  void aBackendThatRefusesIsBackOnItsPortAfterwards() {
    for (BackendFault fault : List.of(BackendFault.REFUSE, BackendFault.DOWN)) {
      chat.faults(Faults.none().withBackend("b2", fault));
      try (Visitor direct = new Visitor(chat.backendUris().get(1))) {
        assertThatThrownBy(() -> direct.get("/health"))
            .hasRootCauseInstanceOf(java.nio.channels.ClosedChannelException.class)
            .hasStackTraceContaining(ConnectException.class.getName());
        assertThat(statuses(6)).containsExactly(200, 502, 200, 200, 502, 200);
        chat.faults(Faults.none());
        assertThat(direct.get("/health").text("backend")).isEqualTo("b2");
        assertThat(statuses(6)).containsOnly(200);
      }
    }
  }

  @Test
  void aBackendThatHangsNeverAnswers() {
    chat.faults(Faults.none().withBackend("b1", BackendFault.HANG));
    try (Visitor direct = new Visitor(chat.backendUris().getFirst())) {
      assertThatThrownBy(() -> direct.send("GET", "/health", null, Duration.ofMillis(200)))
          .hasRootCauseInstanceOf(HttpTimeoutException.class);
    }
    assertThat(customer.get("/faults").status()).isEqualTo(200);
  }

  @Test
  void operatorsOfABackendThatGoesDownAreCutOff() {
    try (Agent first = Agent.on(chat.uri(), "");
        Agent second = Agent.on(chat.uri(), "")) {
      assertThat(second.backend()).isEqualTo("b2");
      chat.faults(Faults.none().withBackend("b1", BackendFault.DOWN));
      first.closed();
      customer.get("/api/operators"); // b3's turn
      chat.faults(Faults.none());
      assertThat(customer.get("/api/operators").json().getInteger("online")).isEqualTo(1);
    }
  }

  @Test
  void aStuckPartitionHoldsItsMessagesBack() {
    chat.faults(Faults.none().withStuckPartitions("p1"));
    try (Agent operator = Agent.on(chat.uri(), "")) {
      customer.say(customer.enterChat("cards"), "in p1");
      customer.say(customer.enterChat("cards"), "in p2");
      customer.say(customer.enterChat("cards"), "in p3");
      assertThat(operator.next().getString("text")).isEqualTo("in p2");
      assertThat(operator.next().getString("text")).isEqualTo("in p3");
      chat.faults(Faults.none());
      assertThat(operator.next().getString("text")).isEqualTo("in p1");
    }
  }

  @Test
  void droppedMessagesNeverArrive() {
    try (Agent operator = Agent.on(chat.uri(), "")) {
      String id = customer.enterChat("cards");
      chat.faults(Faults.none().withDropMessages(true));
      assertThat(customer.say(id, "lost").status()).isEqualTo(201);
      chat.faults(Faults.none());
      customer.say(id, "found");
      assertThat(operator.next().getString("text")).isEqualTo("found");
    }
  }

  @Test
  void aDelayedMessageArrivesLateAndInOrder() {
    chat.faults(Faults.none().withDeliveryDelay(Duration.ofMillis(300)));
    try (Agent operator = Agent.on(chat.uri(), "")) {
      String id = customer.enterChat("cards");
      assertThat(
              millis(() -> {
                customer.say(id, "one");
                customer.say(id, "two");
                assertThat(operator.next().getString("text")).isEqualTo("one");
              }))
          .isGreaterThanOrEqualTo(300);
      assertThat(operator.next().getString("text")).isEqualTo("two");
    }
  }

  @Test
  void aLoginThatIsDownAnswers503() {
    chat.faults(Faults.none().withLoginDown(true));
    String id = customer.openChat("cards");
    assertThat(customer.login(id).status()).isEqualTo(503);
    assertThat(customer.get("/health").status()).isEqualTo(200);
  }

  @Test
  void withoutOperatorsTheListIsEmptyAndConversationsGoOn() {
    chat.faults(Faults.none().withOperators(4));
    assertThat(online()).isEqualTo(4);
    try (Agent operator = Agent.on(chat.uri(), "")) {
      String id = customer.enterChat("cards");
      customer.say(id, "before");
      assertThat(operator.next().getString("text")).isEqualTo("before");
      chat.faults(Faults.none().withOperators(4).withNoOperators(true));
      assertThat(online()).isZero();
      try (Agent late =
          Agent.connect(chat.uri(), "", "Authorization", "Bearer operator-practice")) {
        assertThat(late.status()).isEqualTo(503);
      }
      customer.say(customer.enterChat("cards"), "from a newcomer");
      customer.say(id, "goodbye");
      assertThat(operator.next().getString("text")).isEqualTo("goodbye");
      chat.faults(Faults.none());
      assertThat(operator.next().getString("text")).isEqualTo("from a newcomer");
    }
  }

  @Test
  void faultsAreSwitchedOverHttp() {
    JsonObject latency = new JsonObject("{\"latency\": \"5ms\"}");
    assertThat(customer.faults("GET", null).json()).isEqualTo(new JsonObject());
    assertThat(customer.faults("PUT", latency.encode()).json()).isEqualTo(latency);
    assertThat(chat.faults().latency()).isEqualTo(Duration.ofMillis(5));
    assertThat(customer.faults("PATCH", "{\"backends\": {\"b3\": \"down\"}}").json())
        .isEqualTo(new JsonObject("{\"latency\": \"5ms\", \"backends\": {\"b3\": \"down\"}}"));
    assertThat(customer.faults("PUT", "{\"loginDown\": true}").json())
        .isEqualTo(new JsonObject("{\"loginDown\": true}"));
    assertThat(customer.faults("DELETE", null).json()).isEqualTo(new JsonObject());
    assertThat(chat.faults()).isEqualTo(Faults.none());
  }

  @Test
  void aFaultThatCannotBeIsRefusedAndChangesNothing() {
    customer.faults("PUT", "{\"loginDown\": true}");
    Answer unknown = customer.faults("PATCH", "{\"backends\": {\"b4\": \"error\"}}");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.text("error"))
        .isEqualTo("\"backends\" names \"b4\"; valid backends: b1, b2, b3");
    Answer misspelt = customer.faults("PUT", "{\"latencey\": \"3s\"}");
    assertThat(misspelt.status()).isEqualTo(400);
    assertThat(misspelt.text("error")).contains("\"latencey\"", "valid keys: backends, ");
    assertThat(customer.faults("PUT", "no json").status()).isEqualTo(400);
    assertThat(customer.faults("PUT", null).status()).isEqualTo(400);
    assertThat(customer.faults("POST", "{}").status()).isEqualTo(405);
    assertThatThrownBy(() -> chat.faults(Faults.none().withBackend("b4", BackendFault.HANG)))
        .isInstanceOf(InvalidFaults.class);
    assertThat(chat.faults()).isEqualTo(Faults.none().withLoginDown(true));
  }

  private int online() {
    return customer.get("/api/operators").json().getInteger("online");
  }

  private List<Integer> statuses(int requests) {
    return IntStream.range(0, requests)
        .mapToObj(_ -> customer.get("/api/operators").status())
        .toList();
  }

  private static long millis(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}

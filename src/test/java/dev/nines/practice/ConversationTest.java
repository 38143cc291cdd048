package dev.nines.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.practice.Visitor.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private final PracticeChat chat =
      PracticeChat.start(PracticeOptions.defaults().withSimulatedOperators(0));
  private final Visitor customer = new Visitor(chat.uri());

  @AfterEach
  void end() {
    customer.close();
    chat.close();
  }

  @Test
  void aCustomerIsAnsweredByAnOperator() {
    try (Agent operator = Agent.on(chat.uri(), "")) {
      Answer opened = customer.post("/api/chats", new JsonObject().put("topic", "cards"));
      assertThat(opened.status()).isEqualTo(201);
      assertThat(opened.json())
          .isEqualTo(
              new JsonObject()
                  .put("id", "1")
                  .put("state", "open")
                  .put("partition", "p1")
                  .put("topic", "cards"));
      assertThat(customer.login("1").status()).isEqualTo(200);

      Answer sent = customer.say("1", "my card is lost");
      assertThat(sent.status()).isEqualTo(201);
      assertThat(sent.text("from")).isEqualTo("customer");
      assertThat(sent.text("text")).isEqualTo("my card is lost");
      assertThat(sent.text("at")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");

      JsonObject frame = operator.next();
      assertThat(frame.getString("type")).isEqualTo("message");
      assertThat(frame.getString("chat")).isEqualTo("1");
      assertThat(frame.getString("from")).isEqualTo("customer");
      assertThat(frame.getString("text")).isEqualTo("my card is lost");
      operator.reply("1", "a new one is on its way");
      operator.send("so that the reply before this has been read");
      assertThat(operator.next().getString("type")).isEqualTo("error");

      JsonArray messages = customer.get("/api/chats/1/messages").json().getJsonArray("messages");
      assertThat(messages.stream().map(message -> ((JsonObject) message).getString("from")))
          .containsExactly("customer", "operator");
      assertThat(messages.getJsonObject(1).getString("text")).isEqualTo("a new one is on its way");

      assertThat(customer.post("/api/chats/1/close").text("state")).isEqualTo("closed");
      assertThat(customer.get("/api/chats/1").text("state")).isEqualTo("closed");
      assertThat(customer.post("/api/chats/1/close").status()).isEqualTo(409);
      assertThat(customer.say("1", "too late").status()).isEqualTo(409);
      assertThat(customer.login("1").status()).isEqualTo(409);
    }
  }

  @Test
  void aTokenLetsInWithoutACookie() {
    String id = customer.openChat("cards");
    String token = customer.login(id).text("token");
    try (Visitor program = new Visitor(chat.uri(), "Authorization", "Bearer " + token)) {
      assertThat(program.say(id, "hello").status()).isEqualTo(201);
    }
  }

  @Test
  void oneCookieJarServesSeveralChats() {
    String first = customer.enterChat("cards");
    String second = customer.enterChat("loans");
    assertThat(customer.say(first, "one").status()).isEqualTo(201);
    assertThat(customer.say(second, "two").status()).isEqualTo(201);
  }

  @Test
  void strangersStayOutside() {
    String theirs = customer.enterChat("cards");
    try (Visitor stranger = new Visitor(chat.uri());
        Visitor forger = new Visitor(chat.uri(), "Authorization", "Bearer 0123")) {
      assertThat(stranger.say(theirs, "let me in").status()).isEqualTo(401);
      assertThat(stranger.get("/api/chats/" + theirs + "/messages").status()).isEqualTo(401);
      assertThat(stranger.get("/events/chats/" + theirs).status()).isEqualTo(401);
      assertThat(forger.say(theirs, "let me in").status()).isEqualTo(401);
      stranger.enterChat("cards");
      assertThat(stranger.say(theirs, "let me in").status()).isEqualTo(403);
      String another = stranger.openChat("cards");
      assertThat(stranger.login(another, "guessed").status()).isEqualTo(401);
    }
  }

  @Test
  void whatDoesNotExistIsSaid() {
    assertThat(customer.get("/api/chats/77").status()).isEqualTo(404);
    assertThat(customer.post("/api/chats/77/close").status()).isEqualTo(404);
    assertThat(customer.post("/api/chats//close").status()).isEqualTo(404);
    assertThat(customer.login("77").status()).isEqualTo(404);
    assertThat(customer.get("/nowhere").text("error")).contains("GET /nowhere");
    assertThat(customer.send("DELETE", "/api/chats", null).status()).isEqualTo(405);
  }

  @Test
  void anUnfitBodyIsRefused() {
    String id = customer.enterChat("cards");
    assertThat(customer.post("/api/chats").status()).isEqualTo(400);
    assertThat(customer.send("POST", "/api/chats", "[1]").status()).isEqualTo(400);
    assertThat(customer.send("POST", "/api/chats", "{\"topic\": 1}").text("error"))
        .contains("\"topic\"");
    assertThat(customer.say(id, " ").status()).isEqualTo(400);
    assertThat(customer.say(id, "x".repeat(4_001)).status()).isEqualTo(400);
    assertThat(customer.say(id, "x".repeat(100_000)).status()).isEqualTo(413);
  }

  @Test
  void theFrontGoesRoundRobinAndEachAnswerNamesItsBackend() {
    Stream<String> backends =
        IntStream.range(0, 6).mapToObj(_ -> customer.get("/api/operators").backend());
    assertThat(backends).containsExactly("b1", "b2", "b3", "b1", "b2", "b3");
  }

  @Test
  void handshakesTakeTheirTurnToo() {
    try (Agent first = Agent.on(chat.uri(), "");
        Agent second = Agent.on(chat.uri(), "")) {
      assertThat(List.of(first.backend(), second.backend())).containsExactly("b1", "b2");
    }
  }

  @Test
  void theBackendsShareEverything() {
    String id = customer.enterChat("cards");
    for (var backend : chat.backendUris()) {
      try (Visitor direct = new Visitor(backend)) {
        assertThat(direct.get("/api/chats/" + id).text("state")).isEqualTo("open");
        assertThat(direct.get("/health").text("status")).isEqualTo("UP");
      }
    }
    assertThat(chat.backendPorts()).hasSize(3).doesNotHaveDuplicates().doesNotContain(chat.port());
  }

  @Test
  void chatsAreSpreadEvenlyOverThePartitions() {
    Stream<String> partitions =
        IntStream.range(0, 6)
            .mapToObj(_ ->
                customer
                    .post("/api/chats", new JsonObject().put("topic", "cards"))
                    .text("partition"));
    assertThat(partitions).containsExactly("p1", "p2", "p3", "p1", "p2", "p3");
  }

  @Test
  void theFirstPageSaysWhatThisIs() {
    chat.faults(Faults.none().withLoginDown(true));
    assertThat(customer.get("/").text("body"))
        .contains("practice chat", "/ws/operator", "on now: {\"loginDown\":true}");
  }
}

package dev.nines.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatorsTest {
  private static final String TRACE_A = "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-1111111111111111-01";
  private static final String TRACE_A_TOO =
      "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-2222222222222222-01";
  private static final String TRACE_B = "00-bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb-1111111111111111-01";

  private final PracticeChat chat =
      PracticeChat.start(PracticeOptions.defaults().withSimulatedAnswerAfter(Duration.ofMillis(1)));
  private final Visitor customer = new Visitor(chat.uri());

  @AfterEach
  void end() {
    customer.close();
    chat.close();
  }

  @Test
  void eachRunsCustomerMeetsTheOperatorOfTheSameRun() {
    try (Agent operatorA = Agent.on(chat.uri(), "", "traceparent", TRACE_A);
        Agent operatorB = Agent.on(chat.uri(), "", "traceparent", TRACE_B);
        Visitor customerA = new Visitor(chat.uri(), "traceparent", TRACE_A_TOO);
        Visitor customerB = new Visitor(chat.uri(), "traceparent", TRACE_B)) {
      String chatA = customerA.enterChat("cards");
      String chatB = customerB.enterChat("cards");
      customerB.say(chatB, "for B");
      customerA.say(chatA, "for A");
      customerB.say(chatB, "for B again");
      assertThat(operatorA.next().getString("text")).isEqualTo("for A");
      assertThat(operatorB.next().getString("text")).isEqualTo("for B");
      assertThat(operatorB.next().getString("text")).isEqualTo("for B again");
    }
  }

  @Test
  void theHeaderOfTheRunCountsLikeTheTrace() {
    try (Agent operator = Agent.on(chat.uri(), "", "X-Run", "run-1");
        Agent newer = Agent.on(chat.uri(), "");
        Visitor scripted = new Visitor(chat.uri(), "X-Run", "run-1")) {
      scripted.say(scripted.enterChat("cards"), "for run 1");
      customer.say(customer.enterChat("cards"), "for whoever is free");
      assertThat(operator.next().getString("text")).isEqualTo("for run 1");
      assertThat(newer.next().getString("text")).isEqualTo("for whoever is free");
    }
  }

  @Test
  void theRunInTheQueryCountsLikeTheHeader() {
    try (Agent operator = Agent.on(chat.uri(), "?run=run%201");
        Agent _ = Agent.on(chat.uri(), "?run=run%202");
        Visitor scripted = new Visitor(chat.uri(), "X-Run", "run 1")) {
      scripted.say(scripted.enterChat("cards"), "for run 1");
      assertThat(operator.next().getString("text")).isEqualTo("for run 1");
    }
  }

  @Test
  void anOperatorOfAnotherRunIsNotGivenACustomerWhomTheyWouldNeverAnswer() {
    try (Agent _ = Agent.on(chat.uri(), "", "traceparent", TRACE_A);
        Visitor alone = new Visitor(chat.uri(), "traceparent", TRACE_B)) {
      String id = alone.enterChat("cards");
      alone.say(id, "is anybody there?");
      assertThat(answerTo(alone, id)).contains("is anybody there?");
    }
  }

  @Test
  void theFreestOperatorWithTheSkillIsChosen() {
    try (Agent loans = Agent.on(chat.uri(), "?skills=loans&capacity=100");
        Agent few = Agent.on(chat.uri(), "?skills=cards,loans&capacity=2");
        Agent many = Agent.on(chat.uri(), "?skills=cards&capacity=3")) {
      for (int number = 1; number <= 3; number++) {
        customer.say(customer.enterChat("cards"), "card " + number);
      }
      customer.say(customer.enterChat("loans"), "a loan");
      assertThat(many.next().getString("text")).isEqualTo("card 1");
      // Now both have two places left, and the newest connection comes first.
      assertThat(many.next().getString("text")).isEqualTo("card 2");
      assertThat(few.next().getString("text")).isEqualTo("card 3");
      assertThat(loans.next().getString("text")).isEqualTo("a loan");
    }
  }

  @Test
  void aFullOperatorLeavesTheNextChatToTheSimulatedOne() {
    try (Agent operator = Agent.on(chat.uri(), "?capacity=1")) {
      String first = customer.enterChat("cards");
      customer.say(first, "one");
      String second = customer.enterChat("cards");
      customer.say(second, "two");
      assertThat(answerTo(customer, second)).contains("two");
      customer.post("/api/chats/" + first + "/close");
      String third = customer.enterChat("cards");
      customer.say(third, "three");
      assertThat(operator.next().getString("text")).isEqualTo("one");
      assertThat(operator.next().getString("text")).isEqualTo("three");
    }
  }

  @Test
  void aMessageWaitsForAnOperator() {
    chat.faults(Faults.none().withOperators(0));
    customer.say(customer.enterChat("cards"), "hello?");
    try (Agent operator = Agent.on(chat.uri(), "")) {
      assertThat(operator.next().getString("text")).isEqualTo("hello?");
    }
  }

  @Test
  void theListCountsWhoHasTheSkill() {
    try (Agent _ = Agent.on(chat.uri(), "?skills=loans")) {
      assertThat(online("?skill=loans")).isEqualTo(2);
      assertThat(online("?skill=cards")).isEqualTo(1);
      assertThat(online("")).isEqualTo(2);
      JsonObject first =
          customer.get("/api/operators").json().getJsonArray("operators").getJsonObject(0);
      assertThat(first)
          .isEqualTo(
              new JsonObject(
                  """
                  {"name": "operator-1", "skills": ["loans"], "capacity": 100, "free": 100,
                   "simulated": false}
                  """));
    }
  }

  @Test
  void onlyOperatorsComeIn() {
    try (Agent nobody = Agent.connect(chat.uri(), "");
        Agent wrong = Agent.connect(chat.uri(), "", "Authorization", "Bearer guessed");
        Agent greedy =
            Agent.connect(chat.uri(), "?capacity=0", "Authorization", "Bearer operator-practice")) {
      assertThat(nobody.status()).isEqualTo(401);
      assertThat(wrong.status()).isEqualTo(401);
      assertThat(greedy.status()).isEqualTo(400);
    }
    try (Visitor visitor = new Visitor(chat.uri(), "Authorization", "Bearer operator-practice")) {
      assertThat(visitor.get("/ws/operator").status()).isEqualTo(426);
    }
  }

  @Test
  void aBrowserShowsTheTokenAsASubprotocol() {
    chat.close();
    var credentials = new Credentials("a token (100%)", "customer", "customer-practice");
    try (PracticeChat other =
            PracticeChat.start(PracticeOptions.defaults().withCredentials(credentials));
        Agent operator = offering(other, "operator, bearer.a%20token%20%28100%25%29");
        Agent wrong = offering(other, "operator, bearer.guessed");
        Agent malformed = offering(other, "operator, bearer.%2")) {
      assertThat(operator.status()).isEqualTo(101);
      assertThat(wrong.status()).isEqualTo(401);
      assertThat(malformed.status()).isEqualTo(401);
    }
  }

  private static Agent offering(PracticeChat chat, String protocols) {
    return Agent.connect(chat.uri(), "", "Sec-WebSocket-Protocol", protocols);
  }

  @Test
  void whoAsksForItIsToldWhenAChatCloses() {
    try (Agent operator = Agent.on(chat.uri(), "?closings=true")) {
      String id = customer.enterChat("cards");
      customer.say(id, "hello");
      assertThat(operator.next().getString("text")).isEqualTo("hello");
      customer.post("/api/chats/" + id + "/close");
      assertThat(operator.next()).isEqualTo(new JsonObject().put("type", "closed").put("chat", id));
    }
  }

  @Test
  void garbageIsAnsweredWithAnError() {
    String theirs = customer.enterChat("cards");
    customer.say(theirs, "for the simulated operator");
    try (Agent operator = Agent.on(chat.uri(), "")) {
      operator.send("garbage");
      assertThat(operator.next().getString("error")).contains("not a JSON object");
      operator.send("[]");
      assertThat(operator.next().getString("error")).contains("not a JSON object");
      operator.send("{\"chat\": \"1\"}");
      assertThat(operator.next().getString("error")).contains("\"text\" is missing");
      operator.reply("99", "hello");
      assertThat(operator.next().getString("error")).isEqualTo("chat 99 is unknown");
      operator.reply(theirs, "hello");
      assertThat(operator.next().getString("error")).isEqualTo("chat 1 is not yours");
      customer.post("/api/chats/" + theirs + "/close");
      operator.reply(theirs, "hello");
      assertThat(operator.next().getString("error")).isEqualTo("chat 1 is closed");
      operator.send((byte) 1);
      assertThat(operator.next().getString("error")).contains("binary");
    }
  }

  private int online(String query) {
    return customer.get("/api/operators" + query).json().getInteger("online");
  }

  /** Reads along until an operator has spoken. */
  private static String answerTo(Visitor visitor, String id) {
    return visitor.hears(id, "\"from\":\"operator\"");
  }
}

package dev.nines.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatEventsTest {
  private final PracticeChat chat =
      PracticeChat.start(PracticeOptions.defaults().withSimulatedOperators(0));
  private final Visitor customer = new Visitor(chat.uri());
  private final String id = customer.enterChat("cards");

  @AfterEach
  void end() {
    customer.close();
    chat.close();
  }

  @Test
  void whatIsSaidIsHeardUntilTheChatIsClosed() {
    try (Stream<String> events = customer.events(id, "0")) {
      customer.say(id, "one");
      customer.say(id, "two");
      customer.post("/api/chats/" + id + "/close");
      assertThat(events.map(line -> line.replaceAll(",\"at\":\"[^\"]*\"", "")))
          .containsExactly(
              ": chat 1",
              "",
              "event: message",
              "id: 1",
              "data: {\"id\":\"1\",\"from\":\"customer\",\"text\":\"one\"}",
              "",
              "event: message",
              "id: 2",
              "data: {\"id\":\"2\",\"from\":\"customer\",\"text\":\"two\"}",
              "",
              "event: closed",
              "data: {\"state\":\"closed\"}",
              "");
    }
  }

  @Test
  void whoComesBackHearsWhatTheyMissed() {
    customer.say(id, "one");
    customer.say(id, "two");
    customer.post("/api/chats/" + id + "/close");
    try (Stream<String> events = customer.events(id, "1")) {
      assertThat(events.filter(line -> line.startsWith("id:"))).containsExactly("id: 2");
    }
  }

  @Test
  void aStreamEndsWithItsBackend() {
    // The front has handed the stream to b1, b2 or b3: whichever it was, it goes.
    Stream<String> events = customer.events(id, "0");
    chat.faults(
        Faults.none()
            .withBackend("b1", BackendFault.DOWN)
            .withBackend("b2", BackendFault.DOWN)
            .withBackend("b3", BackendFault.DOWN));
    org.assertj.core.api.Assertions.assertThatThrownBy(events::count)
        .hasRootCauseInstanceOf(java.io.IOException.class);
  }
}
